import { newEntities } from './new-entities.ts';
import type { StoreSource } from './store-source.ts';
import type { WireMemory } from './wire-memory.ts';

export type LikelyCause = NonNullable<StoreSource['likelyCause']>;

const ENTITIES_TO_LOOK_UP = 6;

/** Takes a change for the work of the record that brought what is new in it. */
export const createLikelyCause =
  (wire: WireMemory): LikelyCause =>
  (prev, next, before) =>
    Math.max(0, ...newEntities(prev, next, ENTITIES_TO_LOOK_UP).map((entity) => wire.find(entity, before)));
