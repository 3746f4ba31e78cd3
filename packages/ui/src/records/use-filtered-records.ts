import { useEffect, useMemo, useState } from 'react';
import { createRecordMatcher, type RecordFilter } from './record-filter.ts';
import { RecordIndex } from './record-index.ts';
import { createRecordSearch, type RecordFindings } from './record-search.ts';
import type { SessionRecord } from './session-record.ts';

export interface FilteredRecords extends RecordFindings {
  /** Of all the records, for whoever shows them: to decode them once is enough. */
  readonly index: RecordIndex;
}

/** The records that pass the filter. They follow the filter, the newest first: nobody waits for them to type on. */
export function useFilteredRecords(records: readonly SessionRecord[], filter: RecordFilter): FilteredRecords {
  const [index] = useState(() => new RecordIndex());
  useMemo(() => index.add(records), [index, records]);
  const [findings, setFindings] = useState<RecordFindings>();
  const search = useMemo(
    () => createRecordSearch({ index, onFindings: setFindings, now: () => performance.now(), later }),
    [index],
  );
  const asksNothing = useMemo(() => createRecordMatcher(filter, index) === undefined, [filter, index]);
  useEffect(() => {
    if (!asksNothing) search.search(records, filter);
    return search.stop;
  }, [search, records, filter, asksNothing]);
  // The very same list, so that nothing is drawn anew.
  if (asksNothing || findings === undefined) return { records, filter, isSearching: !asksNothing, index };
  return { ...findings, index };
}

function later(run: () => void): () => void {
  const timer = setTimeout(run);
  return () => clearTimeout(timer);
}
