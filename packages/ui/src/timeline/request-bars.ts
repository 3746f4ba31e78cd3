import type { DriftRecord, RecordOf } from '@driftscope/records';
import { formatDuration } from '../format/format-duration.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import type { LaneItem, LaneTone } from './lane.ts';

/** A bar for each request of one session, from its sending to its answer. */
export function computeRequestBars(records: readonly SessionRecord[], nowAt: number): LaneItem[] {
  const ends = new Map<number, { readonly at: number; readonly record: DriftRecord }>();
  for (const { record, originMs } of records) {
    if (record.kind === 'http.response' || record.kind === 'http.failure') {
      ends.set(record.request, { at: originMs + record.t, record });
    }
  }
  return records.flatMap(({ session, record, originMs }) => {
    if (record.kind !== 'http.request') return [];
    const end = ends.get(record.request);
    const ref = { session, seq: record.seq };
    const fromAt = originMs + record.t;
    return [
      {
        key: `request/${recordKey(ref)}`,
        shape: 'bar' as const,
        fromAt,
        untilAt: end?.at ?? Math.max(nowAt, fromAt),
        row: 0,
        ref,
        ...outcomeOf(record, end?.record),
      },
    ];
  });
}

function outcomeOf(
  { method, url }: RecordOf<'http.request'>,
  end: DriftRecord | undefined,
): { readonly tone: LaneTone; readonly label: string } {
  const what = `${method} ${URL.canParse(url) ? new URL(url).pathname : url}`;
  if (end?.kind === 'http.response') {
    const label = `${what} → ${end.status} in ${formatDuration(end.durationMs)}`;
    return { tone: end.status >= 400 ? 'bad' : 'good', label };
  }
  if (end?.kind === 'http.failure') return { tone: 'bad', label: `${what} failed: ${end.reason}` };
  return { tone: 'open', label: `${what}, no answer yet` };
}
