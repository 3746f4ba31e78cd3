import type { World } from '../models/world.ts';
import { isQueueName } from '../models/writes/outbox.ts';
import type { Write } from '../models/writes/writes.ts';
import type { OptimisticChange } from '../stores/optimistic-change.ts';
import { placeText } from '../stores/place.ts';

/** How long before or after it another write may have taken what a write says. */
const AROUND_MS = 5_000;

/** Whether another write took what this one says, a later answer or event has it, or it lies in a queue. */
export function isTakenElsewhere(world: World, write: Write, changes: readonly OptimisticChange[]): boolean {
  const { session } = write;
  const shared = changes.map((change) => change.shared);
  // A repetition comes long after what it repeats was shown, and put into a queue.
  const shownAt = Math.min(write.at, ...changes.map((change) => change.at));
  const isTaken = (other: Write): boolean =>
    other !== write && Math.abs(other.at - write.at) <= AROUND_MS && shared.some((text) => other.says.has(text));
  return (
    world.writes.confirmed(session).some((one) => isTaken(one.write)) ||
    world.writes.pending(session).some(isTaken) ||
    world.outbox.holds(session, shared, shownAt - AROUND_MS) ||
    changes.some(({ store, place }) => isQueueName(`${store.name} ${placeText(place)}`)) ||
    world.optimism.wasTold(write)
  );
}
