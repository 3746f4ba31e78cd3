import { groupBy } from '../engine/group-by.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import { type References, referencesOf, shareScope } from '../entities/references.ts';
import type { Shape, Shapes } from '../entities/shapes.ts';
import type { PlacedEntity } from '../stores/walk-entities.ts';

/** What a page's stores hold, sorted for those who ask about thousands of entities that were missed. */
export interface HeldKinds {
  /** Copies of the entity, in whatever place. */
  copiesOf(id: string): readonly PlacedEntity[];
  /** Whether a store keeps such things, many of them. */
  hasKindOf(entity: FoundEntity): boolean;
  /** Whether it keeps such things of the place where the entity belongs. Of one that names no place: of any. */
  hasPlaceOf(entity: FoundEntity): boolean;
}

export function sortHeld(held: readonly PlacedEntity[], shapes: Shapes): HeldKinds {
  const copies = groupBy(held, ({ id }) => id);
  const kinds = groupBy(held.filter(isOneOfMany), ({ object }) => shapes.of(object));
  const placesOf = new Map<Shape, readonly References[]>();

  const kindsLike = (entity: FoundEntity): readonly Shape[] =>
    [...kinds.keys()].filter((shape) => shapes.areAlike(shape, entity.shape));

  function placesOfKind(shape: Shape): readonly References[] {
    const known = placesOf.get(shape) ?? distinctPlaces(kinds.get(shape) ?? []);
    placesOf.set(shape, known);
    return known;
  }

  return {
    copiesOf: (id) => copies.get(id) ?? [],
    hasKindOf: (entity) => kindsLike(entity).length > 0,
    hasPlaceOf(entity) {
      const refs = referencesOf(entity.object);
      return kindsLike(entity).some(
        (shape) => refs.scope.size === 0 || placesOfKind(shape).some((place) => shareScope(place, refs)),
      );
    },
  };
}

/** The same place of all messages of a room is one. */
export const scopeKey = ({ scope }: References): string => JSON.stringify([...scope]);

function distinctPlaces(entities: readonly PlacedEntity[]): readonly References[] {
  const places = new Map<string, References>();
  for (const { object } of entities) {
    const refs = referencesOf(object);
    places.set(scopeKey(refs), refs);
  }
  return [...places.values()];
}

/** An item of a list, or of a collection by id; not what another entity refers to, as its last message. */
function isOneOfMany({ id, place, isListed }: PlacedEntity): boolean {
  const [before, last] = place.slice(-2);
  const own = place.length > 1 ? last : before;
  const isField = own !== undefined && 'field' in own;
  return isListed || (isField && own.field === id) || (before !== undefined && 'item' in before && before.item === id);
}
