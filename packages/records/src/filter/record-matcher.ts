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

/** What a matcher may want to know of a record besides. */
export interface RecordReading {
  /** What it means on its connection. */
  readonly facts: () => readonly WireFact[];
  /** `searchTextOf` it, where somebody keeps that. */
  readonly text: () => string;
}

export interface RecordMatcher {
  /** It asks for nothing: all records match. */
  readonly isEmpty: boolean;
  /** It asks for names of events, which are known only of decoded frames. */
  readonly asksForEvents: boolean;
  /** It has patterns, which may take any time to look for. */
  readonly hasPatterns: boolean;
  matches(record: DriftRecord, reading: RecordReading): boolean;
  /** Whether a record can match that is in this JSON text. A quick look, before anything is parsed. */
  canMatchIn(json: string): boolean;
}

export function createRecordMatcher({ text, families }: RecordWish): RecordMatcher {
  const terms = parseFilter(text);
  const plain = terms.flatMap(({ of, sought, isInverted }) =>
    of === 'any' && !isInverted && typeof sought === 'string' && isWrittenAsIs(sought) ? [sought] : [],
  );
  return {
    isEmpty: terms.length === 0 && families.length === 0,
    asksForEvents: terms.some(({ of }) => of === 'event'),
    hasPatterns: terms.some(({ sought }) => typeof sought !== 'string'),
    matches: (record, reading) =>
      (families.length === 0 || families.some((family) => family === familyOf(record.kind))) &&
      terms.every((term) => textsOf(record, term, reading).some((one) => isFound(one, term)) !== term.isInverted),
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

function textsOf(record: DriftRecord, { of }: FilterTerm, { facts, text }: RecordReading): readonly string[] {
  if (of === 'kind') return [record.kind];
  return of === 'event' ? eventNamesOf(record, facts) : [text()];
}

/** Names of the events that a record carries: off the wire, or as a server's probe saw them. Of a request in a socket its line. */
function eventNamesOf(record: DriftRecord, facts: () => readonly WireFact[]): readonly string[] {
  if ('event' in record && typeof record.event === 'string') return [record.event];
  return facts().flatMap((fact) => {
    if (fact.kind !== 'event') return [];
    return fact.request === undefined ? [fact.name] : [fact.name, `${fact.request.method} ${fact.request.url}`];
  });
}

/** The whole record is searched in lower case, and a pattern minds no case. */
const isFound = (text: string, { of, sought }: FilterTerm): boolean => {
  if (typeof sought !== 'string') return sought.test(text);
  return (of === 'any' ? text : text.toLowerCase()).includes(sought);
};

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
