import { eventNamesOf } from './event-names.ts';
import { type FilterTerm, parseFilter } from './parse-filter.ts';
import { RecordIndex } from './record-index.ts';
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
 * The records that pass a filter, in their order.
 *
 * @param index Knows the names of events; the records are added to it when the filter asks for one.
 */
export function filterRecords(
  records: readonly SessionRecord[],
  filter: RecordFilter,
  index = new RecordIndex(),
): readonly SessionRecord[] {
  const { families, session } = filter;
  const terms = parseFilter(filter.text);
  if (terms.length === 0 && families.length === 0 && session === undefined) return records;
  if (terms.some((term) => term.of === 'event')) index.add(records);
  return records.filter(
    (one) =>
      (session === undefined || one.session === session) &&
      (families.length === 0 || families.some((family) => family === familyOf(one.record.kind))) &&
      terms.every((term) => textsOf(one, term, index).some((text) => isFound(text, term)) !== term.isInverted),
  );
}

function textsOf(entry: SessionRecord, { of }: FilterTerm, index: RecordIndex): readonly string[] {
  if (of === 'kind') return [entry.record.kind];
  return of === 'event' ? eventNamesOf(entry, index) : [searchable(entry)];
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

/** Made once for each record that is ever searched: to make it at each key press would be felt. */
const texts = new WeakMap<SessionRecord['record'], string>();

function searchable({ record }: SessionRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record).toLowerCase();
  texts.set(record, text);
  return text;
}
