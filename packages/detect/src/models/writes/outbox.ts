import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { mentionOf } from '#entities/mention-of.ts';

export interface OutboxModel {
  /** Whether the page put one of the texts into a storage that is named like a queue, at or after epoch ms `sinceAt`, and left it there. */
  holds(session: Session, texts: readonly string[], sinceAt: number): boolean;
}

interface Kept {
  readonly at: number;
  /** The storage it lies in. */
  readonly where: string;
  /** Its key there. Absent: the storage makes it, of what the value says or by itself. */
  readonly key: string | undefined;
  /** Absent: it was cut, and may be anything. */
  readonly value: string | undefined;
}

/** Values remembered for each page. */
const MOST_KEPT = 32;

/** Names under which apps keep what is still to be sent. */
export const isQueueName = (name: string): boolean =>
  /queue|outbox|pending|mutation|unsent|unsynced|offline|to_?sync|draft/i.test(name);

/** Knows what pages put aside to be sent later, and have not taken away since. */
export function createOutboxModel(bus: Bus<RecordFacts>): OutboxModel {
  const keptOf = perSession<Kept[]>(() => []);

  bus.on('storage.set', ({ session, at, record: { area, key, value } }) => {
    if (!isQueueName(key)) return;
    drop(session, (one) => one.where === area && one.key === key);
    keep(session, { at, where: area, key, value });
  });
  bus.on('storage.remove', ({ session, record: { area, key } }) =>
    drop(session, (one) => one.where === area && one.key === key),
  );
  bus.on('storage.clear', ({ session, record: { area } }) => drop(session, ({ where }) => where === area));
  bus.on('storage.db', ({ session, at, record: { database, objectStore, op, key, value } }) => {
    const where = `${database} ${objectStore}`;
    if (!isQueueName(where)) return;
    if (op === 'clear') drop(session, (one) => one.where === where);
    else if (op !== 'delete') keep(session, { at, where, key, value });
    else if (key !== undefined) drop(session, (one) => one.where === where && isKeyOf(key, one));
  });

  function keep(session: Session, one: Kept): void {
    const kept = keptOf(session);
    kept.push(one);
    if (kept.length > MOST_KEPT) kept.shift();
  }

  function drop(session: Session, isGone: (one: Kept) => boolean): void {
    const kept = keptOf(session);
    for (let index = kept.length - 1; index >= 0; index--) {
      const one = kept[index];
      if (one !== undefined && isGone(one)) kept.splice(index, 1);
    }
  }

  return {
    holds: (session, texts, sinceAt) =>
      keptOf(session).some(
        ({ at, value }) => at >= sinceAt && (value === undefined || texts.some((text) => value.includes(text))),
      ),
  };
}

/** A store that takes its keys out of what is put does not say them then: the value has them. */
const isKeyOf = (key: string, kept: Kept): boolean =>
  kept.key === undefined ? mentionOf(key)(kept.value ?? '') : kept.key === key;
