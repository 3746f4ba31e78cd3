import { isJsonObject, type Json } from '@driftscope/records';

/** The id of an entity, as it says it itself. Absent: it is none, or has no id. */
export function idIn(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = value.id ?? value._id ?? value.uuid;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
