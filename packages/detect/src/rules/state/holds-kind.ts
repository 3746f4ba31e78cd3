import type { Session } from '#engine/session.ts';
import { looksLikeId } from '#entities/entity-id.ts';
import { nameWords } from '#entities/name-words.ts';
import { singularOf } from '#entities/singular-of.ts';
import type { World } from '#models/world.ts';
import type { Copy } from '#stores/stores.ts';

/** Whether the list or table that holds a copy is, by its name, one of such things: `messages` of what is called a `message`. */
export function holdsKind(
  { sightings }: Pick<World, 'sightings'>,
  session: Session,
  copy: Copy,
  noun: string,
): boolean {
  const { store, place, list } = copy;
  const fields = (list === undefined ? place.slice(0, -1) : place).flatMap((step) =>
    'field' in step ? [step.field] : [],
  );
  const named = fields.findLast(
    (field) => !isPlain(field) && !looksLikeId(field) && !sightings.isKnownId(session, field),
  );
  const name = named ?? store.name;
  return !isAside(name) && nameWords(name).some((word) => singularOf(word) === noun);
}

/** Names that say how a thing is kept, and not what it is. */
const isPlain = (name: string): boolean =>
  /^(\$map|\$set|data|items?|entit(y|ies)|list|by_?id|ids|pages?|results?|rows?|records?|state|value|edges|node|nodes|queries|all)$/i.test(
    name,
  );

/** Where apps keep what is gone. */
const isAside = (name: string): boolean => /delet|remov|trash|archiv|\bbin\b|undo|histor|log|draft/i.test(name);
