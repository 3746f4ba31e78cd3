import type { JsonObject } from '@driftscope/records';
import type { Session } from '../engine/session.ts';
import type { Shapes } from '../entities/shapes.ts';
import type { SightingModel } from '../entities/sightings.ts';
import { idsOf } from '../stores/compare-states.ts';
import { placePattern, placeText } from '../stores/place.ts';
import type { Copy, StoreModel } from '../stores/stores.ts';

export interface ComparableCopies {
  /** What the page's stores have of the entity in a shape like its own. */
  of(session: Session, entity: { readonly id: string; readonly object: JsonObject } | undefined): readonly Copy[];
  /** The place of a copy without the ids in it. */
  patternOf(session: Session, copy: Copy): string;
}

/** Finds what can be compared with what the server said. */
export function createComparableCopies(stores: StoreModel, shapes: Shapes, sightings: SightingModel): ComparableCopies {
  return {
    of(session, entity) {
      if (entity === undefined) return [];
      const shape = shapes.of(entity.object);
      return stores.copiesOf(session, entity.id).filter(({ object }) => shapes.areAlike(shapes.of(object), shape));
    },
    patternOf: (session, { place }) => placePattern(place, (text) => sightings.isKnownId(session, text)),
  };
}

/** Where a copy stands, as a key: its store and its place there. */
export const spotOf = ({ store, place }: Copy): string => `${store.number} ${placeText(place)}`;

/** Whether a copy says just what the server said before, and nothing of its own but what the page sent. */
export const isOldVersion = (object: JsonObject, before: JsonObject, sent: JsonObject = {}): boolean =>
  Object.entries(before).every(
    ([name, value]) =>
      typeof value === 'object' || object[name] === undefined || object[name] === value || Object.hasOwn(sent, name),
  );

/** Whether a copy stands in a list of these items and no others. */
export function isSameList({ list }: Copy, ids: readonly string[]): boolean {
  if (list === undefined || list.length !== ids.length) return false;
  const known = new Set(ids);
  return idsOf(list).every((id) => known.has(id));
}
