import type { DriftRecord } from '../record.ts';
import type { WireFact } from '../wire/wire-fact.ts';
import { type FilterTerm, parseFilter } from './parse-filter.ts';

/** The families of records, as their kinds begin. */
export const recordFamilies = ['socket', 'http', 'store', 'storage', 'identity', 'ui', 'page', 'recorder'] as const;

export type RecordFamily = (typeof recordFamilies)[number];

/** What is looked for among records. */
export interface RecordWish {
  /** As `parseFilter` reads it, in whatever case. Empty: all match. */
  readonly text: string;
  /** Empty: all. */
  readonly families: readonly RecordFamily[];
}

/** How a matcher reads what is looked through: records, or what somebody keeps them in. */
export interface RecordReading<Entry> {
  readonly recordOf: (entry: Entry) => DriftRecord;
  /** What it means on its connection. */
  readonly factsOf: (entry: Entry) => readonly WireFact[];
  /** `searchTextOf` it, where somebody keeps that. */
  readonly textOf: (entry: Entry) => string;
}

export interface RecordMatcher<Entry> {
  /** It asks for nothing: all records match. */
  readonly isEmpty: boolean;
  /** It asks for names of events, which are known only of decoded frames. */
  readonly asksForEvents: boolean;
  /** It has patterns, which may take any time to look for. */
  readonly hasPatterns: boolean;
  matches(entry: Entry): boolean;
  /** Whether a record can match that is in this JSON text. A quick look, before anything is parsed. */
  canMatchIn(json: string): boolean;
}

type Condition<Entry> = (entry: Entry) => boolean;

/** It leaves no garbage behind: a hundred thousand records are looked at for each key that is pressed. */
export function createRecordMatcher<Entry>(
  { text, families }: RecordWish,
  reading: RecordReading<Entry>,
): RecordMatcher<Entry> {
  const terms = parseFilter(text);
  const conditions = terms.map((term) => conditionOf(term, reading));
  if (families.length > 0)
    conditions.unshift(ofKind(reading, (kind) => families.some((one) => one === familyOf(kind))));
  const plain = terms.flatMap(({ of, sought, isInverted }) =>
    of === 'any' && !isInverted && typeof sought === 'string' && isWrittenAsIs(sought) ? [sought] : [],
  );
  return {
    isEmpty: conditions.length === 0,
    asksForEvents: terms.some(({ of }) => of === 'event'),
    hasPatterns: terms.some(({ sought }) => typeof sought !== 'string'),
    matches: conditions.reduce(both, () => true),
    canMatchIn: (json) => {
      if (plain.length === 0 || json.includes('\\u')) return true;
      const lower = json.toLowerCase();
      return plain.every((sought) => lower.includes(sought));
    },
  };
}

/** All of a record, as it is searched: in lower case. */
export const searchTextOf = (record: DriftRecord): string => JSON.stringify(record).toLowerCase();

/** Stands in JSON text as it is: with no character that could be escaped there. */
const isWrittenAsIs = (sought: string): boolean => /^[ !#-.0-[\]-~]+$/.test(sought);

const both =
  <Entry>(first: Condition<Entry>, second: Condition<Entry>): Condition<Entry> =>
  (entry) =>
    first(entry) && second(entry);

function conditionOf<Entry>(term: FilterTerm, reading: RecordReading<Entry>): Condition<Entry> {
  const { of, isInverted } = term;
  if (of === 'kind') return ofKind(reading, (kind) => isFound(kind.toLowerCase(), term) !== isInverted);
  if (of === 'event') return (entry) => carriesEvent(entry, reading, term) !== isInverted;
  return (entry) => isFound(reading.textOf(entry), term) !== isInverted;
}

/** Of each kind the answer is found once. */
function ofKind<Entry>({ recordOf }: RecordReading<Entry>, holds: (kind: string) => boolean): Condition<Entry> {
  const known = new Map<string, boolean>();
  return (entry) => {
    const { kind } = recordOf(entry);
    const answer = known.get(kind) ?? holds(kind);
    known.set(kind, answer);
    return answer;
  };
}

/** Whether a record carries such an event: off the wire, or as a server's probe saw it. A request in a socket has its line, too. */
function carriesEvent<Entry>(entry: Entry, { recordOf, factsOf }: RecordReading<Entry>, term: FilterTerm): boolean {
  const record = recordOf(entry);
  if ('event' in record && typeof record.event === 'string') return isFound(record.event.toLowerCase(), term);
  for (const fact of factsOf(entry)) {
    if (fact.kind !== 'event') continue;
    if (isFound(fact.name.toLowerCase(), term)) return true;
    const { request } = fact;
    if (request !== undefined && isFound(`${request.method} ${request.url}`.toLowerCase(), term)) return true;
  }
  return false;
}

/** In a text in lower case; a pattern minds no case. */
const isFound = (lowerText: string, { sought }: FilterTerm): boolean =>
  typeof sought === 'string' ? lowerText.includes(sought) : sought.test(lowerText);

/** Those that belong elsewhere by what they are: nobody looks for an EventSource, or an error, under a name of its own. */
const relatives: Readonly<Record<string, RecordFamily>> = {
  mark: 'recorder',
  fault: 'recorder',
  stream: 'socket',
  error: 'page',
};

function familyOf(kind: string): string {
  const [first = kind] = kind.split('.');
  return relatives[first] ?? first;
}
