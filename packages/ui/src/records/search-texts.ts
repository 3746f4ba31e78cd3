import type { SessionRecord } from './session-record.ts';

/** Texts of records that were searched once, by their places. */
export interface SearchTexts {
  of(place: number, entry: SessionRecord): string;
  /** Forgets the texts of all places before. */
  dropBefore(place: number): void;
}

/** UTF-16 units that are kept, most of them in one byte. What is beyond is made anew for each search. */
const MOST_LENGTH = 96_000_000;

/** Remembers texts: to make them for each key that is pressed would be felt. */
export function createSearchTexts(textOf: (entry: SessionRecord) => string): SearchTexts {
  const texts = new Map<number, string>();
  let length = 0;
  let firstPlace = 0;
  return {
    of(place, entry) {
      const known = texts.get(place);
      if (known !== undefined) return known;
      const text = textOf(entry);
      if (length + text.length <= MOST_LENGTH) {
        texts.set(place, text);
        length += text.length;
      }
      return text;
    },
    dropBefore(place) {
      for (; firstPlace < place; firstPlace++) {
        length -= texts.get(firstPlace)?.length ?? 0;
        texts.delete(firstPlace);
      }
    },
  };
}
