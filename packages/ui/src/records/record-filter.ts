import type { SessionRecord } from './session-record.ts';

/** The families of records, as their kinds begin. */
export const recordFamilies = ['socket', 'http', 'store', 'storage', 'identity', 'ui', 'page', 'recorder'] as const;

export type RecordFamily = (typeof recordFamilies)[number];

export interface RecordFilter {
  /** Searched for in the whole record, in whatever case. Empty: all match. */
  readonly text: string;
  /** Empty: all. */
  readonly families: readonly RecordFamily[];
  /** Only records of this session. Absent: of all. */
  readonly session?: string | undefined;
}

/** The records that pass a filter, in their order. */
export function filterRecords(records: readonly SessionRecord[], filter: RecordFilter): readonly SessionRecord[] {
  const { families, session } = filter;
  const text = filter.text.trim().toLowerCase();
  if (text === '' && families.length === 0 && session === undefined) return records;
  return records.filter(
    (one) =>
      (session === undefined || one.session === session) &&
      (families.length === 0 || families.some((family) => family === familyOf(one.record.kind))) &&
      (text === '' || searchable(one).includes(text)),
  );
}

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
