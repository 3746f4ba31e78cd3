import { type IncidentSummary, IncidentSummarySchema } from '@driftscope/detect';
import { fitsSchema } from '@driftscope/records';

/** What the log holds: the same object for the same content. */
interface Pushed {
  readonly fields: unknown;
}

/** Incidents among the entities of the log. */
export interface PushReader {
  /** Gives those that are new or have changed since it was called last, in the order of their changes. */
  read(entities: readonly Pushed[]): readonly IncidentSummary[];
  all(): readonly IncidentSummary[];
}

/** Builds a reader that looks at each state of an entity once. What is no incident, as of another version, is left out. */
export function createPushReader(): PushReader {
  let known: ReadonlyMap<unknown, IncidentSummary> = new Map();
  let all: readonly IncidentSummary[] = [];
  return {
    read(entities) {
      const fresh: IncidentSummary[] = [];
      const next = new Map<unknown, IncidentSummary>();
      for (const { fields } of entities) {
        const read = known.get(fields) ?? parse(fields);
        if (read === undefined) continue;
        if (!known.has(fields)) fresh.push(read);
        next.set(fields, read);
      }
      known = next;
      all = [...next.values()];
      return fresh.sort((a, b) => a.rev - b.rev);
    },
    all: () => all,
  };
}

const parse = (fields: unknown): IncidentSummary | undefined =>
  fitsSchema(IncidentSummarySchema, fields) ? fields : undefined;
