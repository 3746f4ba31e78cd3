import { isJsonObject, type JsonObject } from '@driftscope/records';
import type { Session } from '../engine/session.ts';
import { referencesOf, shareScope } from '../entities/references.ts';
import { isStub, normalizeName } from '../entities/shapes.ts';
import type { Gap } from '../links/gaps.ts';
import type { World } from '../models/world.ts';
import type { PlacedEntity } from '../stores/walk-entities.ts';
import { isDeletion, type MissedEvent } from './missed-event.ts';

/** Tells for one gap, at one instant, whether what was missed has come by another way, or no longer matters. */
export function createMadeGoodTest(world: World, gap: Gap, nowAt: number): (missed: MissedEvent) => boolean {
  const held = world.stores.held(gap.session);
  const wasResynced = world.resyncs.wasResynced(gap, nowAt);
  const wasReadUnseen = world.resyncs.wasReadUnseen(gap, nowAt);

  return (missed) => {
    const { entity } = missed;
    if (missed.isDeletedLater) return true;
    const isBrought = world.sightings.wasBroughtSince(gap.session, entity, gap.fromAt);
    if (isDeletion(missed.event)) return isBrought || !world.stores.isHeld(gap.session, entity.id);
    return (
      isBrought ||
      world.sightings.find(gap.session, entity)?.isOwn === true ||
      isShown(world, held, missed) ||
      isIgnored(world, gap, held, missed) ||
      (wasReadUnseen && !holdsKindOf(world, held, missed)) ||
      world.resyncs.wasListed(gap, entity.object) ||
      (wasResynced && !holdsPlaceOf(world, gap.session, held, missed))
    );
  };
}

/** A store already says what the event would have said. An event that says nothing but the id cannot be judged. */
function isShown(world: World, held: readonly PlacedEntity[], { entity }: MissedEvent): boolean {
  const copies = held.filter(({ id, object }) => id === entity.id && areAlike(world, object, entity.object));
  if (copies.length === 0) return false;
  return isStub(world.shapes.of(entity.object)) || copies.some(({ object }) => agree(object, entity.object));
}

/** Whether a store holds anything of the place where the entity belongs. If not, the page reads it when it shows it. */
function holdsPlaceOf(world: World, session: Session, held: readonly PlacedEntity[], { entity }: MissedEvent): boolean {
  if (world.stores.all(session).length === 0) return true;
  const refs = referencesOf(entity.object);
  return held.some(
    ({ object, ...placed }) =>
      isOneOfMany(placed) &&
      areAlike(world, object, entity.object) &&
      (refs.scope.size === 0 || shareScope(referencesOf(object), refs)),
  );
}

/** Whether a store keeps such things, and so would show what was read. */
const holdsKindOf = (world: World, held: readonly PlacedEntity[], { entity }: MissedEvent): boolean =>
  held.some(({ object, ...placed }) => isOneOfMany(placed) && areAlike(world, object, entity.object));

/** An item of a list, or of a collection by id; not what another entity refers to, as its last message. */
function isOneOfMany({ id, place, isListed }: Pick<PlacedEntity, 'id' | 'place' | 'isListed'>): boolean {
  const [before, last] = place.slice(-2);
  const own = place.length > 1 ? last : before;
  const isField = own !== undefined && 'field' in own;
  return isListed || (isField && own.field === id) || (before !== undefined && 'item' in before && before.item === id);
}

/** Events of one place that are enough to tell that the page does nothing with them. */
const MOST_IGNORED = 3;

/** Whether the page, which keeps such things, kept none of those that earlier events of the same place brought: a muted room. */
function isIgnored(world: World, gap: Gap, held: readonly PlacedEntity[], missed: MissedEvent): boolean {
  const { event, entity } = missed;
  const earlier = world.peers.received(gap, event, entity.object);
  return (
    earlier.length >= MOST_IGNORED &&
    earlier.every(({ id }) => !world.stores.isHeld(gap.session, id)) &&
    holdsKindOf(world, held, missed)
  );
}

const areAlike = ({ shapes }: World, a: JsonObject, b: JsonObject): boolean =>
  shapes.areAlike(shapes.of(a), shapes.of(b));

/** Whether the plain fields that both have are equal, and there are any. */
function agree(copy: JsonObject, sent: JsonObject): boolean {
  const fields = new Map(Object.entries(copy).map(([name, value]) => [normalizeName(name), value]));
  const shared = Object.entries(sent).filter(
    ([name, value]) => fields.has(normalizeName(name)) && !isJsonObject(value) && !Array.isArray(value),
  );
  return shared.length > 1 && shared.every(([name, value]) => fields.get(normalizeName(name)) === value);
}
