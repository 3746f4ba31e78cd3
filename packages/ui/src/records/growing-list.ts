import type { SessionRecord } from './session-record.ts';

/** A list that grows at its end and loses at its beginning. Places count from its first record ever, and stay. */
export interface GrowingList {
  /** Of the first record that is there. */
  readonly fromPlace: number;
  /** After the last. */
  readonly untilPlace: number;
  at(place: number): SessionRecord | undefined;
  /** Takes the list as it is now. `false`: it is another, and all places are new. */
  follow(next: readonly SessionRecord[]): boolean;
}

export function createGrowingList(): GrowingList {
  let records: readonly SessionRecord[] = [];
  let fromPlace = 0;
  return {
    get fromPlace() {
      return fromPlace;
    },
    get untilPlace() {
      return fromPlace + records.length;
    },
    at: (place) => records[place - fromPlace],
    follow(next) {
      const [first] = next;
      const last = records.at(-1);
      const lost = first === undefined ? -1 : records.indexOf(first);
      const isSame = lost >= 0 && next[records.length - 1 - lost] === last;
      fromPlace += isSame ? lost : records.length;
      records = next;
      return isSame;
    },
  };
}
