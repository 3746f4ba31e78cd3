import type { RecordedSession } from '@driftscope/records';
import type { Act } from './replay.ts';

/** When another tab was in front of the page, as the fault that makes the same. Up to `untilAt` (epoch ms). */
export function visibilityOf(person: string, { header, records }: RecordedSession, untilAt: number): readonly Act[] {
  return records.flatMap((record): Act[] => {
    const at = header.originMs + record.t;
    if (record.kind !== 'page.visibility' || record.visibility !== 'hidden' || at > untilAt) return [];
    const shown = records.find(
      (other) => other.kind === 'page.visibility' && other.visibility === 'visible' && other.seq > record.seq,
    );
    // It went away, and was never seen again.
    if (shown === undefined && records.some(({ kind }) => kind === 'page.hide')) return [];
    const forMs = Math.round((shown?.t ?? record.t) - record.t);
    const end = shown && { at: header.originMs + shown.t, afterMs: forMs, comesBack: false };
    return [{ at, person, kind: 'fault', really: true, spec: { kind: 'hide', forMs }, ...(end && { end }) }];
  });
}
