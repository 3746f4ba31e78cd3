import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { countedThing, isCountName, isForAttention } from '../entities/count-name.ts';
import type { FoundList, FoundTotal } from './find-totals.ts';

/** One way to count the items of a list. */
export interface ItemCount {
  /** `all`, or `read is false`. */
  readonly what: string;
  readonly isCounted: (item: JsonObject) => boolean;
  /** It counts those of one state, by which the number is called: an event that changes an item changes it, too. */
  readonly isByState?: true;
}

/** Names by which a thing, or an event, says whether somebody has looked at it. */
export const isLookedAtName = (name: string): boolean => /read|seen|opened|^(is)?_?new$/i.test(name);

/** Ways to count a list that a total can mean, by their names. Of what asks for attention: those that say so of themselves. */
export function waysToCount({ thing, owner }: FoundTotal, list: FoundList): readonly ItemCount[] {
  if (isForAttention(thing)) return [...flagsOf(list).map(byFlag), ...countsOf(list).map(byCount)];
  const isBeside = list.owner === owner && isAnything(thing);
  const isMeant = isBeside || (thing !== '' && isNameOf(thing, list.name));
  if (isMeant) return [{ what: 'all', isCounted: () => true }];
  return thing === '' ? [] : statesOf(thing, list);
}

/** Fields in which a thing says of what state or sort it is. */
const isStateName = (name: string): boolean =>
  /(status|state|phase|stage|type|kind|priority|severity|level|category)$/i.test(name);

/** Whether a field says of a thing in what state it is, which events change. */
export const saysState = (name: string, value: Json | undefined): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && isStateName(name));

/** Those of a list that are what the number is called: `free` for `freeCount`, `status: 'open'` for `openTickets_total`. */
function statesOf(thing: string, { name: listName, items }: FoundList): readonly ItemCount[] {
  const isIt = (word: string): boolean => {
    const plain = lettersOf(word);
    return (
      plain !== '' && (thing === plain || (thing.startsWith(plain) && isNameOf(thing.slice(plain.length), listName)))
    );
  };
  const [first] = items;
  return Object.keys(first ?? {}).flatMap((name): readonly ItemCount[] => {
    const value = first?.[name];
    if (typeof value === 'boolean' && isIt(name.replace(/^(is|has)(_|(?=[A-Z]))/, '')))
      return [{ what: `${name} is true`, isCounted: (item) => item[name] === true, isByState: true }];
    if (typeof value !== 'string' || !isStateName(name)) return [];
    const word = items.map((item) => item[name]).find((said) => typeof said === 'string' && isIt(said));
    return word === undefined
      ? []
      : [{ what: `${name} is ${word}`, isCounted: (item) => item[name] === word, isByState: true }];
  });
}

const lettersOf = (text: string): string => text.replace(/[^a-z]/gi, '').toLowerCase();

function flagsOf({ items }: FoundList): readonly (readonly [string, Json])[] {
  const [item] = items;
  if (item === undefined) return [];
  const names = Object.keys(item).filter(isLookedAtName);
  return names.flatMap((name) => [true, false, null].map((value) => [name, value] as const));
}

const byFlag = ([name, value]: readonly [string, Json]): ItemCount => ({
  what: `${name} is ${value}`,
  isCounted: (item) => item[name] === value,
});

/** Numbers of its own by which an item asks for attention. */
const countsOf = ({ items: [item] }: FoundList): readonly string[] =>
  Object.keys(item ?? {}).filter((name) => isCountName(name) && isForAttention(countedThing(name)));

const byCount = (name: string): ItemCount => ({
  what: `${name} is above 0`,
  isCounted: (item) => typeof item[name] === 'number' && item[name] > 0,
});

/** `total_items` are whatever is beside it. */
const isAnything = (thing: string): boolean => /^(|items|results|elements|records|rows|entries)$/.test(thing);

/** `ticket` and `tickets`, `unit` and `allUnits`. */
const isNameOf = (thing: string, list: string): boolean =>
  list
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')
    .endsWith(thing.replace(/s$/, ''));

/** Whether a number is called as the list beside it, `waitingCount` of `waiting`: it is of what is in there, whatever else there is. */
export const isNamedAfter = ({ thing, owner }: FoundTotal, list: FoundList): boolean =>
  list.owner === owner && thing !== '' && list.name.toLowerCase().replace(/[^a-z]/g, '') === thing;

/** Whether a total is just the number of what is beside it: then it was counted there, whatever the server counts. */
export const isOwnLength = ({ value, owner }: FoundTotal): boolean =>
  Object.values(owner).some(
    (field) =>
      (Array.isArray(field) && field.length === value) ||
      (isJsonObject(field) && Object.keys(field).length === value && value > 0),
  );
