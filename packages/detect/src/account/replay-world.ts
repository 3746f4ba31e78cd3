import { createIdentityMatch, type DriftRecord, type RecordKind, type SessionHeader } from '@driftscope/records';
import { type Bus, createBus } from '../engine/bus.ts';
import { mergeQueues } from '../engine/merge.ts';
import { Scheduler } from '../engine/scheduler.ts';
import { Session } from '../engine/session.ts';
import { SessionQueue } from '../engine/session-queue.ts';
import { noteWhileTravelling } from '../engine/travel.ts';
import { createWorld, type Facts, type World } from '../models/world.ts';

/** A session with its records, as a collector keeps it and a file holds it. */
export interface RecordedSession {
  readonly header: SessionHeader;
  readonly records: readonly DriftRecord[];
}

/** Lets the models digest whole sessions, in the order of time, and gives them back; `watch` hears what they tell meanwhile. */
export function replayWorld(
  recordings: readonly RecordedSession[],
  watch: (world: World, bus: Pick<Bus<Facts>, 'on'>) => void,
): World {
  const bus = createBus<Facts>();
  const scheduler = new Scheduler(() => true);
  const world = createWorld(bus, (dueAt, sessions, run) => scheduler.at(dueAt, sessions, run), createIdentityMatch([]));
  watch(world, bus);
  const queues = recordings.map(({ header, records }) => {
    const queue = new SessionQueue(new Session(header));
    for (const record of records) queue.add(record);
    return queue;
  });
  mergeQueues(queues, Number.POSITIVE_INFINITY, {
    before: (at) => scheduler.runDue(Number.POSITIVE_INFINITY, at),
    take: (seen) => {
      noteWhileTravelling(seen);
      bus.tell(seen.kind, seen as Facts[RecordKind]);
    },
  });
  return world;
}
