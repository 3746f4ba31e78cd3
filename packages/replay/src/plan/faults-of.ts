import type { RecordedSession } from '@driftscope/records';
import type { Act } from './replay.ts';

/** What was broken in a page on purpose, up to `untilAt` (epoch ms). */
export function faultsOf(person: string, { header, records }: RecordedSession, untilAt: number): readonly Act[] {
  return records.flatMap((record): Act[] => {
    if (record.kind !== 'fault.begin' || header.originMs + record.t > untilAt) return [];
    const { fault, spec, t } = record;
    const over = records.find((other) => other.kind === 'fault.end' && other.fault === fault);
    const act = { at: header.originMs + t, person, kind: 'fault', spec, really: false } as const;
    if (over === undefined || spec.kind === 'kick' || spec.kind === 'freeze') return [act];
    const at = header.originMs + over.t;
    return [{ ...act, end: { at, afterMs: over.t - t, comesBack: comesBack(records, over.t) } }];
  });
}

const comesBack = (records: RecordedSession['records'], t: number): boolean =>
  records.some((record) => record.kind === 'socket.open' && record.t >= t);
