import { isJsonObject, type JsonObject } from '@driftscope/records';
import { namesEnd } from '../entities/deletion-name.ts';
import { referencesOf } from '../entities/references.ts';
import { isStub, normalizeName } from '../entities/shapes.ts';
import type { Gap } from '../links/gaps.ts';
import type { World } from '../models/world.ts';
import { type HeldKinds, scopeKey, sortHeld } from './held-kinds.ts';
import type { MissedEvent } from './missed-event.ts';

/** Tells for one gap, at one instant, whether what was missed has come by another way, or no longer matters. */
export function createMadeGoodTest(world: World, gap: Gap, nowAt: number): (missed: MissedEvent) => boolean {
  const held = sortHeld(world.stores.held(gap.session), world.shapes);
  const keepsNone = createKeepsNoneTest(world, gap);
  const wasResynced = world.resyncs.wasResynced(gap, nowAt);
  const wasReadUnseen = world.resyncs.wasReadUnseen(gap, nowAt);

  return (missed) => {
    const { entity } = missed;
    if (missed.isDeletedLater) return true;
    const isBrought = world.sightings.wasBroughtSince(gap.session, entity, gap.fromAt);
    if (namesEnd(missed.event)) return isBrought || !world.stores.isHeld(gap.session, entity.id);
    return (
      isBrought ||
      world.sightings.find(gap.session, entity)?.isOwn === true ||
      isShown(world, held, missed) ||
      (keepsNone(missed) && held.hasKindOf(entity)) ||
      (wasReadUnseen && !held.hasKindOf(entity)) ||
      world.resyncs.wasListed(gap, entity.object) ||
      // Without a store, or with nothing of that place in it, the page reads it when it shows it.
      (wasResynced && world.stores.all(gap.session).length > 0 && !held.hasPlaceOf(entity))
    );
  };
}

/** A store already says what the event would have said. An event that says nothing but the id cannot be judged. */
function isShown({ shapes }: World, held: HeldKinds, { entity }: MissedEvent): boolean {
  const copies = held.copiesOf(entity.id).filter(({ object }) => shapes.areAlike(shapes.of(object), entity.shape));
  if (copies.length === 0) return false;
  return isStub(entity.shape) || copies.some(({ object }) => agree(object, entity.object));
}

/** Events of one place that are enough to tell that the page does nothing with them. */
const MOST_IGNORED = 3;

/** Tells whether the page kept none of those that earlier events of the same place brought: a muted room. One answer for all of a place. */
function createKeepsNoneTest({ stores, peers }: World, gap: Gap): (missed: MissedEvent) => boolean {
  const answers = new Map<string, boolean>();
  return ({ event, entity }) => {
    const key = `${event}\n${scopeKey(referencesOf(entity.object))}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const earlier = peers.received(gap, event, entity.object);
    const isNone = earlier.length >= MOST_IGNORED && earlier.every(({ id }) => !stores.isHeld(gap.session, id));
    answers.set(key, isNone);
    return isNone;
  };
}

/** Whether the plain fields that both have are equal, and there are any. */
function agree(copy: JsonObject, sent: JsonObject): boolean {
  const fields = new Map(Object.entries(copy).map(([name, value]) => [normalizeName(name), value]));
  const shared = Object.entries(sent).filter(
    ([name, value]) => fields.has(normalizeName(name)) && !isJsonObject(value) && !Array.isArray(value),
  );
  return shared.length > 1 && shared.every(([name, value]) => fields.get(normalizeName(name)) === value);
}
