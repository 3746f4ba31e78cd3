import { createGrowingList } from './growing-list.ts';
import { createRecordMatcher, type RecordFilter, searchable } from './record-filter.ts';
import type { RecordIndex } from './record-index.ts';
import { createSearchTexts } from './search-texts.ts';
import type { SessionRecord } from './session-record.ts';

/** What a search has found so far. */
export interface RecordFindings {
  /** In the order of the records. */
  readonly records: readonly SessionRecord[];
  readonly filter: RecordFilter;
  /** Older records have not been looked at yet. */
  readonly isSearching: boolean;
}

export interface RecordSearch {
  /** Looks for what passes the filter. Of a list that grew at its end, and lost at its beginning, only what is new. */
  search(records: readonly SessionRecord[], filter: RecordFilter): void;
  stop(): void;
}

export interface RecordSearchOptions {
  readonly index: RecordIndex;
  readonly onFindings: (findings: RecordFindings) => void;
  /** ms. */
  readonly now: () => number;
  /** Runs something once what waits has had its turn, and answers how to forget it. */
  readonly later: (run: () => void) => () => void;
}

/** Whoever types waits for no more than one slice. */
const SLICE_MS = 10;
/** To draw a list of tens of thousands takes longer than a slice. */
const TELL_EVERY_MS = 500;
/** Records between two looks at the clock. */
const STRIDE = 64;

/** Searches records from the newest to the oldest, in slices: what is in sight comes first, and nobody waits for the rest. */
export function createRecordSearch({ index, onFindings, now, later }: RecordSearchOptions): RecordSearch {
  const list = createGrowingList();
  const texts = createSearchTexts(searchable);
  let filter: RecordFilter | undefined;
  let isMatch: (place: number) => boolean = () => true;
  /** All from here on was looked at. */
  let lookedFrom = 0;
  /** Places of what was found, those that came since the search began apart. */
  let newer: number[] = [];
  let olderReversed: number[] = [];
  let toldMs = 0;
  let forget = (): void => undefined;

  function search(next: readonly SessionRecord[], wanted: RecordFilter): void {
    forget();
    const newFrom = list.untilPlace;
    const isSame = list.follow(next);
    texts.dropBefore(list.fromPlace);
    if (isSame && wanted === filter) goOn(newFrom);
    else begin(wanted);
    lookBack();
    tell();
    schedule();
  }

  function begin(wanted: RecordFilter): void {
    filter = wanted;
    isMatch = matcherOf(wanted);
    newer = [];
    olderReversed = [];
    lookedFrom = list.untilPlace;
  }

  function goOn(newFrom: number): void {
    const isThere = (place: number): boolean => place >= list.fromPlace;
    newer = newer.filter(isThere);
    olderReversed = olderReversed.filter(isThere);
    lookedFrom = Math.max(lookedFrom, list.fromPlace);
    for (let place = newFrom; place < list.untilPlace; place++) if (isMatch(place)) newer.push(place);
  }

  function matcherOf(wanted: RecordFilter): typeof isMatch {
    let looked = 0;
    const matches = createRecordMatcher(wanted, index, (entry) => texts.of(looked, entry));
    return (place) => {
      const entry = list.at(place);
      looked = place;
      return entry !== undefined && (matches === undefined || matches(entry));
    };
  }

  /** One slice. */
  function lookBack(): void {
    const endMs = now() + SLICE_MS;
    do {
      const untilPlace = Math.max(list.fromPlace, lookedFrom - STRIDE);
      while (lookedFrom > untilPlace) if (isMatch(--lookedFrom)) olderReversed.push(lookedFrom);
    } while (isSearching() && now() < endMs);
  }

  const isSearching = (): boolean => lookedFrom > list.fromPlace;

  function schedule(): void {
    if (!isSearching()) return;
    forget = later(() => {
      lookBack();
      if (!isSearching() || now() - toldMs > TELL_EVERY_MS) tell();
      schedule();
    });
  }

  function tell(): void {
    if (filter === undefined) return;
    toldMs = now();
    onFindings({ records: found(), filter, isSearching: isSearching() });
  }

  /** Made as long as it will be: one that grows leaves twice its size behind, and tens of thousands are told of at each key. */
  function found(): SessionRecord[] {
    const records = new Array<SessionRecord>(olderReversed.length + newer.length);
    let count = 0;
    for (let at = olderReversed.length - 1; at >= 0; at--) add(olderReversed[at]);
    for (const place of newer) add(place);
    return records;

    function add(place: number | undefined): void {
      const entry = place === undefined ? undefined : list.at(place);
      if (entry !== undefined) records[count++] = entry;
    }
  }

  return { search, stop: () => forget() };
}
