import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';

export interface OutboxModel {
  /** Whether the page kept one of the texts in a storage that is named like a queue, at or after epoch ms `sinceAt`. */
  holds(session: Session, texts: readonly string[], sinceAt: number): boolean;
}

interface Kept {
  readonly at: number;
  /** Absent: it was cut, and may be anything. */
  readonly value: string | undefined;
}

/** Values remembered for each page. */
const MOST_KEPT = 32;

/** Names under which apps keep what is still to be sent. */
export const isQueueName = (name: string): boolean =>
  /queue|outbox|pending|mutation|unsent|unsynced|offline|to_?sync|draft/i.test(name);

/** Knows what pages put aside to be sent later. */
export function createOutboxModel(bus: Bus<RecordFacts>): OutboxModel {
  const keptOf = perSession<Kept[]>(() => []);

  bus.on('storage.set', ({ session, at, record }) => {
    if (isQueueName(record.key)) keep(session, { at, value: record.value });
  });
  bus.on('storage.db', ({ session, at, record }) => {
    const isPut = record.op === 'put' || record.op === 'add';
    if (isPut && isQueueName(`${record.database} ${record.objectStore}`)) keep(session, { at, value: record.value });
  });

  function keep(session: Session, one: Kept): void {
    const kept = keptOf(session);
    kept.push(one);
    if (kept.length > MOST_KEPT) kept.shift();
  }

  return {
    holds: (session, texts, sinceAt) =>
      keptOf(session).some(
        ({ at, value }) => at >= sinceAt && (value === undefined || texts.some((text) => value.includes(text))),
      ),
  };
}
