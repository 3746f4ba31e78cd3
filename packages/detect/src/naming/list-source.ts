import { isJsonObject, type WireEvent } from '@driftscope/records';
import { asId } from '../entities/entity-id.ts';
import { nameWords } from '../entities/name-words.ts';
import { singularOf } from '../entities/singular-of.ts';

/** What the name by which a list came tells of it. */
export interface ListSource {
  /** What it holds, each in the singular: `ride` of `GET /api/rides` and of `rides:list`. Empty: it does not say. */
  readonly nouns: readonly string[];
  /** Ids of what it belongs to: `7` of `GET /rooms/7/users`. What is in it may be otherwise for another one. */
  readonly owners: readonly string[];
}

/** Of a request method and address with its query, or the name of an event. `undefined`: it may be a part of anything. */
export function listSource(name: string): ListSource | undefined {
  if (!name.includes(' /')) return eventSource(nameWords(name));
  return name.startsWith('GET ') ? addressSource(name.slice('GET '.length)) : undefined;
}

/** Of an event that was answered. What it was asked with may be what the answer belongs to. */
export function answerSource({ name, args }: WireEvent): ListSource | undefined {
  const owners = args
    .flatMap((arg) => (isJsonObject(arg) ? Object.values(arg) : [arg]))
    .flatMap((value) => asId(value) ?? []);
  const source = listSource(name);
  return owners.length === 0 ? source : { nouns: source?.nouns ?? [], owners };
}

/** What a list holds by the name of its field: `ride` of `activeRides`, and `activeride`. */
export function fieldNouns(name: string): readonly string[] {
  const words = nameWords(name);
  return [words.at(-1) ?? '', words.join('')].map(singularOf);
}

/** Parameters that choose among all there is. Others may ask for what belongs to one thing. */
const choosing = new RegExp(
  `^(${[
    '_|t|ts|v|page|per_?page|page_?size|size|limit|offset|skip|take|cursor|after|before|since|from|to|day|date|week|month|year',
    'q|query|search|filter|status|type|kind|category|queue|view|tab|archived|active|open|sort|order|dir|fields|lang|locale|variant',
  ].join('|')})$`,
  'i',
);

function addressSource(line: string): ListSource {
  const [path = '', query = ''] = line.split('?');
  const parts = path.split('/').filter((part) => part !== '' && !/^v\d+$/.test(part));
  // After a word for many comes the one of them that the rest belongs to.
  const isOwner = (part: string, index: number): boolean =>
    index > 0 && part !== 'me' && (/\d/.test(part) || isMany(parts[index - 1] ?? ''));
  const inPath = parts.filter(isOwner);
  const inQuery = [...new URLSearchParams(query)].flatMap(([name, value]) => (choosing.test(name) ? [] : value));
  return { nouns: fieldNouns((parts.at(-1) ?? '').replace(/\.json$/, '')), owners: [...inPath, ...inQuery] };
}

/** Words of events that say what is done with all there is. */
const harmlessWords = new Set([
  ...[
    'all',
    'list',
    'listed',
    'get',
    'fetch',
    'load',
    'loaded',
    'snapshot',
    'full',
    'init',
    'initial',
    'sync',
    'synced',
  ],
  ...['state', 'data', 'update', 'updates', 'updated', 'changed', 'refresh', 'reset', 'ready', 'hello', 'welcome'],
  ...['connected', 'current', 'message', 'event'],
]);

function eventSource(words: readonly string[]): ListSource | undefined {
  const [noun, ...others] = words.filter((word) => !harmlessWords.has(word));
  if (others.length > 0) return undefined;
  return { nouns: noun === undefined ? [] : [singularOf(noun)], owners: [] };
}

function isMany(part: string): boolean {
  const word = nameWords(part).at(-1) ?? '';
  return word !== singularOf(word);
}
