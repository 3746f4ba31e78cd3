import { createRecordMatcher as createMatcher, type RecordWish, searchTextOf } from '@driftscope/records';
import type { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

export interface RecordFilter extends RecordWish {
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
  filter: RecordFilter,
  index: RecordIndex,
  textOf: (entry: SessionRecord) => string = searchable,
): ((entry: SessionRecord) => boolean) | undefined {
  const { session } = filter;
  const matcher = createMatcher<SessionRecord>(filter, {
    recordOf: ({ record }) => record,
    factsOf: (entry) => index.factsOf(entry),
    textOf,
  });
  if (matcher.isEmpty && session === undefined) return undefined;
  return (entry) => (session === undefined || entry.session === session) && matcher.matches(entry);
}

/** All of a record, as it is searched. */
export const searchable = ({ record }: SessionRecord): string => searchTextOf(record);
