import { isJsonObject, type Json } from '@driftscope/records';
import { asId, isUniqueId } from '../entities/entity-id.ts';
import type { UnnamedList } from './find-unnamed-lists.ts';
import type { ListSource } from './list-source.ts';

/** Of fewer it is chance that they read so. */
const LEAST_ITEMS = 2;

/** Ids of what the items of a list belong to, as its source and its place say. */
export const ownersOf = (list: UnnamedList, source: ListSource): readonly string[] => [
  ...source.owners,
  ...list.owners,
];

/** Of these the same are in many places, and each is something else there: the role of a user is that in a room. */
const sharedNouns = new Set(
  'user member participant person player customer guest agent employee student patient driver viewer contact friend product'.split(
    ' ',
  ),
);

/** Whether ids do not begin anew in each of what they belong to, by how they read: `ln_501`, or `ICU-2` in the ward `icu`. */
export function areGivenOnce(
  items: readonly Json[],
  { noun, field }: { readonly noun: string; readonly field: string },
  owners: readonly string[],
): boolean {
  const isGivenOnce = (id: string): boolean =>
    isUniqueId(id) ||
    (/[a-z]/i.test(id) && /\d.*\d.*\d/.test(id)) ||
    owners.some(
      (owner) => /[a-z]/i.test(owner) && id.toLowerCase().startsWith(owner.toLowerCase()) && id.length > owner.length,
    );
  return (
    items.length >= LEAST_ITEMS &&
    !sharedNouns.has(noun) &&
    items.every((item) => isJsonObject(item) && isGivenOnce(asId(item[field]) ?? ''))
  );
}

/** By which fields all items belong to these. `undefined`: to one of them they do not, as far as they say. */
export function scopesOf(items: readonly Json[], owners: readonly string[]): readonly string[] | undefined {
  const [first] = items;
  if (owners.length === 0 || !isJsonObject(first)) return [];
  const scopes = owners.map((owner) =>
    Object.keys(first).find((name) => items.every((item) => isJsonObject(item) && asId(item[name]) === owner)),
  );
  return scopes.every((scope) => scope !== undefined) ? scopes : undefined;
}
