import { isJsonObject, type JsonObject } from '@driftscope/records';
import type { Content } from '#entities/content.ts';
import { idOf } from '#entities/entity-id.ts';

/** The fields that a write sends for an entity: those of the entity itself, or the whole body where the path names it. */
export function sentFields({ body, entities }: Content, id: string): JsonObject {
  const entity = entities.find((found) => found.id === id);
  if (entity !== undefined) return entity.object;
  return isJsonObject(body) && idOf(body) === undefined ? body : {};
}
