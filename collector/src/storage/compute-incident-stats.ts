import type { IncidentStats, Severity } from '@driftscope/detect';
import { computeBucketMs } from './compute-bucket-ms.ts';
import type { IncidentFigures } from './incident-figures.ts';

/** Kinds by which a page has something twice. */
const duplicateKinds = new Set(['store.duplicate', 'event.duplicate', 'write.duplicated']);

/** Counts incidents. An end of the period that is left open is where the incidents begin or end. */
export function computeIncidentStats(
  incidents: readonly IncidentFigures[],
  period: { readonly from?: number; readonly to?: number },
): IncidentStats {
  const { from, to } = periodOf(incidents, period);
  const bucketMs = computeBucketMs(to - from);
  return {
    count: incidents.length,
    sessions: new Set(incidents.map(({ session }) => session)).size,
    kinds: countBy(incidents, ({ kind }) => kind).map(([kind, count]) => ({ kind, count })),
    severities: countBy(incidents, ({ severity }) => severity).map(([severity, count]) => ({ severity, count })),
    releases: countBy(incidents, ({ release }) => release).map(([release, count]) =>
      release === undefined ? { count } : { release, count },
    ),
    bucketMs,
    buckets: bucketsOf(incidents, bucketMs),
    duplicates: incidents.filter(({ kind }) => duplicateKinds.has(kind)).length,
    missed: incidents.reduce((sum, { missed }) => sum + missed, 0),
    polls: pollsOf(incidents),
  };
}

function periodOf(incidents: readonly IncidentFigures[], period: { readonly from?: number; readonly to?: number }) {
  let [first, last] = [incidents[0]?.firstAt ?? 0, incidents[0]?.firstAt ?? 0];
  for (const { firstAt } of incidents) {
    first = Math.min(first, firstAt);
    last = Math.max(last, firstAt);
  }
  return { from: period.from ?? first, to: period.to ?? last };
}

function bucketsOf(incidents: readonly IncidentFigures[], bucketMs: number): IncidentStats['buckets'] {
  const buckets = new Map<number, IncidentFigures[]>();
  for (const incident of incidents) {
    const at = Math.floor(incident.firstAt / bucketMs) * bucketMs;
    const bucket = buckets.get(at);
    if (bucket === undefined) buckets.set(at, [incident]);
    else bucket.push(incident);
  }
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([at, found]) => ({
      at,
      count: found.length,
      kinds: countBy(found, ({ kind }) => kind).map(([kind, count]) => ({ kind, count })),
      severities: countBy(found, ({ severity }) => severity).map(([severity, count]) => ({ severity, count })),
    }));
}

function pollsOf(incidents: readonly IncidentFigures[]): IncidentStats['polls'] {
  const polls = incidents.filter(({ requestsPerHour }) => requestsPerHour !== undefined);
  return {
    count: polls.length,
    requestsPerHour: mean(polls.map(({ requestsPerHour = 0 }) => requestsPerHour)),
    bytesPerHour: mean(polls.map(({ bytesPerHour = 0 }) => bytesPerHour)),
  };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** The most frequent first; of equal ones in the order of their names, what has none before them. */
function countBy<Name extends string | Severity | undefined>(
  incidents: readonly IncidentFigures[],
  nameOf: (incident: IncidentFigures) => Name,
): readonly (readonly [Name, number])[] {
  const counts = new Map<Name, number>();
  for (const incident of incidents) {
    const name = nameOf(incident);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || ((a ?? '') < (b ?? '') ? -1 : 1));
}
