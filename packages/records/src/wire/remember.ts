import { keepNewest } from '../keep-newest.ts';

/** What a decoder remembers at most of one kind, so that no peer can make it grow without end. */
export const MOST_REMEMBERED = 1_000;

/** Makes the entry the newest of its map. The oldest is forgotten where there are too many. */
export const remember = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void =>
  keepNewest(map, key, value, MOST_REMEMBERED);
