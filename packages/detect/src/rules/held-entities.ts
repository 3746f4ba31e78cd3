import { groupBy } from '../engine/group-by.ts';
import type { Session } from '../engine/session.ts';
import { looksLikeId } from '../entities/entity-id.ts';
import type { SeenEntity } from '../entities/sightings.ts';
import type { World } from '../models/world.ts';
import { placePattern } from '../stores/place.ts';
import type { Store } from '../stores/stores.ts';
import type { PlacedEntity } from '../stores/walk-entities.ts';

/** Entities of one store that should not be there. */
export interface HeldEntities {
  readonly store: Store;
  readonly ids: readonly string[];
  /** Where they are, the same for all ids. */
  readonly paths: readonly string[];
}

/** What the page's stores hold of the entities that a test picks by what the wire said of them; by store. */
export function findHeld(
  world: World,
  session: Session,
  isMeant: (seen: SeenEntity, entity: PlacedEntity) => boolean,
): readonly HeldEntities[] {
  const picked = world.stores.held(session).filter((entity) => {
    const seen = world.sightings.find(session, entity);
    return seen !== undefined && isMeant(seen, entity);
  });
  const byStore = groupBy(picked, ({ store }) => store);
  return [...byStore].map(([store, entities]) => ({
    store,
    ids: unique(entities.map(({ id }) => id)),
    paths: unique(entities.map((entity) => patternOf(world, session, entity))),
  }));
}

/** A place in a store without the ids in it. */
export function patternOf(world: World, session: Session, { place }: Pick<PlacedEntity, 'place'>): string {
  return placePattern(place, (text) => looksLikeId(text) || world.sightings.isKnownId(session, text));
}

export const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
