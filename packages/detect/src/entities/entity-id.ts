import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';

const LONGEST_ID = 128;
/** Fewer characters are soon used twice. */
const LEAST_UNIQUE = 8;

/** The id of an object that has one, as text: `17` and `"17"` are the same. */
export function idOf(object: JsonObject): string | undefined {
  return asId(object.id) ?? asId(object._id) ?? asId(object.uuid);
}

/** That of what stands in a list. Absent of a text, a number, or an object without one. */
export const idOfItem = (item: Json): string | undefined => (isJsonObject(item) ? idOf(item) : undefined);

/** An object with an id. */
export const isEntity = (value: Json | undefined): value is JsonObject =>
  value !== undefined && isJsonObject(value) && idOf(value) !== undefined;

export const isIdField = (field: string | number): boolean => field === 'id' || field === '_id' || field === 'uuid';

/** A value that can be an id, as text. */
export function asId(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID ? value : undefined;
}

/** An id so unlikely to be used twice that it names its entity alone: UUID, ULID, ObjectId, nanoid, with or without prefix. */
export function isUniqueId(id: string): boolean {
  if (id.length < LEAST_UNIQUE) return false;
  const body = id.slice(Math.max(id.lastIndexOf('_'), id.lastIndexOf(':'), id.lastIndexOf('/')) + 1);
  return body.length >= LEAST_UNIQUE && /\d/.test(body) && /[A-Za-z]/.test(body);
}

/** Whether a text reads like an id, also of something that the wire never spoke of: `17`, `room_17`, a UUID. */
export const looksLikeId = (text: string): boolean => /^\d+$|[_:-]\d+$/.test(text) || isUniqueId(text);
