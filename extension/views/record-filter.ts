import type { SessionRecord } from '@driftscope/ui';

/** The families of records, as their kinds begin. */
export const recordFamilies = ['socket', 'http', 'store', 'identity', 'page', 'recorder'] as const;

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

/** A mark belongs to no family by its name; it is shown with what the recorder says of itself. */
const familyOf = (kind: string): string => (kind === 'mark' ? 'recorder' : (kind.split('.')[0] ?? kind));

/** Made once for each record that is ever searched: to make it at each key press would be felt. */
const texts = new WeakMap<SessionRecord['record'], string>();

function searchable({ record }: SessionRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record).toLowerCase();
  texts.set(record, text);
  return text;
}
