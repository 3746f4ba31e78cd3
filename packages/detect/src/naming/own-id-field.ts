import type { JsonObject } from '@driftscope/records';
import { asId } from '../entities/entity-id.ts';
import { normalizeName } from '../entities/shapes.ts';

/** What an id is called after the name of its thing: `rideId`, `order_number`. The surer ones first. */
const endings = ['id', 'uuid', 'guid', 'number', 'no', 'nr', 'code', 'key', 'slug', 'sku', 'ref'];

/** What an id is called without it. By its name it may as well be something that several have. */
const namesAlone = new Set(['sku', 'slug', 'code', 'key', 'number', 'symbol', 'handle', 'isbn', 'ref']);

/** The field of an object by which things of this noun are told apart: `rideId` of a `ride`. */
export function idFieldOf(object: JsonObject, noun: string): string | undefined {
  let found: { readonly name: string; readonly rank: number } | undefined;
  for (const name in object) {
    const plain = normalizeName(name);
    const rank = plain.startsWith(noun) ? endings.indexOf(plain.slice(noun.length)) : -1;
    if (rank === -1 || asId(object[name]) === undefined) continue;
    if (found === undefined || rank < found.rank) found = { name, rank };
  }
  return found?.name;
}

/** Its first field, where that may be what such things are told apart by: `sku`. */
export function idFieldAlone(object: JsonObject): string | undefined {
  for (const name in object) return namesAlone.has(name) && asId(object[name]) !== undefined ? name : undefined;
  return undefined;
}

/** Whether a field points to something, by its name. */
export const isReferenceName = (name: string): boolean => /.(Id|ID|_id|Uuid)$/.test(name);

/** Ids of what was asked and sent, and not of what it is about. */
const isOfMessage = (name: string): boolean =>
  /^(request|correlation|trace|span|message|event|batch|sync|client)/i.test(name);

/** Ids of what an object is, or belongs to: what it holds may be otherwise for another one. */
export function ownersIn(object: JsonObject): readonly string[] {
  const owners: string[] = [];
  for (const name in object) {
    const id = isReferenceName(name) && !isOfMessage(name) ? asId(object[name]) : undefined;
    if (id !== undefined) owners.push(id);
  }
  return owners;
}
