import { isJsonObject, type Json } from '@driftscope/records';
import { namesDeletion } from './deletion-name.ts';
import { asId } from './entity-id.ts';
import type { FoundEntity } from './find-entities.ts';
import { nameWords } from './name-words.ts';
import { normalizeName } from './shapes.ts';
import { singularOf } from './singular-of.ts';

/** What an event says to be gone. */
export interface DeletedIn {
  readonly ids: readonly string[];
  /** What it is one of, as the event calls it: `message`. Absent: it does not say. */
  readonly noun?: string;
  /** It says `deleted`. Who is only `removed` may be so from one place, and live on in others. */
  readonly isEverywhere: boolean;
}

/** Ids taken from one event. */
const MOST_IDS = 100;

/** The ids of what an event deletes, by its name and arguments. `undefined`: it deletes nothing, or does not say what. */
export function deletedIn(
  name: string,
  args: readonly Json[],
  mains: readonly Pick<FoundEntity, 'id'>[],
): DeletedIn | undefined {
  if (!namesDeletion(name)) return undefined;
  const words = nameWords(name);
  const at = words.findIndex(namesDeletion);
  const noun = at === -1 ? undefined : nounAt(words, at);
  const named = args.slice(0, 1).flatMap((arg) => idsIn(arg, noun));
  const ids = (named.length > 0 ? named : mains.map(({ id }) => id)).slice(0, MOST_IDS);
  if (ids.length === 0) return undefined;
  return { ids, ...(noun !== undefined && { noun }), isEverywhere: everywhere.test(words[at] ?? '') };
}

const everywhere = /^(delet|destroy|eras|purg)/;
/** Names of what is not deleted itself, but has something taken from it. */
const scopes = new Set(['room', 'chat', 'app', 'server', 'socket', 'event', 'on']);

/** `message:deleted` and `deleteMessage` are both about a message. */
function nounAt(words: readonly string[], at: number): string | undefined {
  const [before, after] = [words[at - 1], words[at + 1]];
  const isCommand = !/d$/.test(words[at] ?? '');
  const word = isCommand ? (after ?? before) : (before ?? after);
  return word === undefined || (scopes.has(word) && words.length > 2) ? undefined : singularOf(word);
}

/** `'m_1'`, `['m_1', 'm_2']`, `{ messageId: 'm_1' }`, `{ ids: ['m_1'] }`. */
function idsIn(arg: Json, noun: string | undefined): readonly string[] {
  if (Array.isArray(arg)) return arg.flatMap((item: Json) => asId(item) ?? []);
  if (!isJsonObject(arg)) return [arg].flatMap((id) => asId(id) ?? []);
  return Object.entries(arg).flatMap(([name, value]) => {
    const plain = normalizeName(name);
    if (plain === `${noun}id`) return asId(value) ?? [];
    const isList = plain === 'ids' || plain === `${noun}ids`;
    return isList && Array.isArray(value) ? value.flatMap((item: Json) => asId(item) ?? []) : [];
  });
}
