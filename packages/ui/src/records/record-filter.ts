import { eventNamesOf } from './event-names.ts';
import { type FilterTerm, parseFilter } from './parse-filter.ts';
import type { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

/** The families of records, as their kinds begin. */
export const recordFamilies = ['socket', 'http', 'store', 'storage', 'identity', 'ui', 'page', 'recorder'] as const;

export type RecordFamily = (typeof recordFamilies)[number];

export interface RecordFilter {
  /** As `parseFilter` reads it, in whatever case. Empty: all match. */
  readonly text: string;
  /** Empty: all. */
  readonly families: readonly RecordFamily[];
  /** Only records of this session. Absent: of all. */
  readonly session?: string | undefined;
}

/**
 * Whether a record passes the filter. Absent: all do.
 *
 * @param index knows the names of events, where the filter asks for one.
 * @param textOf all of a record, in lower case.
 */
export function createRecordMatcher(
  { text, families, session }: RecordFilter,
  index: RecordIndex,
  textOf: (entry: SessionRecord) => string = searchable,
): ((entry: SessionRecord) => boolean) | undefined {
  const terms = parseFilter(text);
  if (terms.length === 0 && families.length === 0 && session === undefined) return undefined;
  const textsOf = (entry: SessionRecord, { of }: FilterTerm): readonly string[] => {
    if (of === 'kind') return [entry.record.kind];
    return of === 'event' ? eventNamesOf(entry, index) : [textOf(entry)];
  };
  return (entry) =>
    (session === undefined || entry.session === session) &&
    (families.length === 0 || families.some((family) => family === familyOf(entry.record.kind))) &&
    terms.every((term) => textsOf(entry, term).some((one) => isFound(one, term)) !== term.isInverted);
}

/** All of a record, as it is searched. */
export const searchable = ({ record }: SessionRecord): string => JSON.stringify(record).toLowerCase();

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
