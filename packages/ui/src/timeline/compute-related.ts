import type { RecordRef, SessionRecord } from '../records/session-record.ts';
import type { LaneFocus } from './compute-lanes.ts';

/**
 * What belongs to a record: the changes that it caused, or the record that caused this change with its other changes.
 * `undefined` where nothing does.
 */
export function computeRelated(
  records: readonly SessionRecord[],
  selected: RecordRef | undefined,
): LaneFocus | undefined {
  const own = records.filter(({ session }) => session === selected?.session);
  const entry = own.find(({ record }) => record.seq === selected?.seq);
  if (entry === undefined) return undefined;
  const from = causeOf(entry) ?? entry.record.seq;
  const evidence = own.flatMap(({ session, originMs, record }) => {
    const isEffect = causeOf({ session, originMs, record }) === from;
    if (record.seq !== from && !isEffect) return [];
    return [{ session, seq: record.seq, at: originMs + record.t, role: isEffect ? 'changed by it' : 'cause' }];
  });
  if (evidence.length < 2) return undefined;
  return { session: entry.session, at: entry.originMs + entry.record.t, evidence, facts: {} };
}

const causeOf = ({ record }: SessionRecord): number | undefined =>
  record.kind === 'store.commit' ? record.cause : undefined;
