import { useDeferredValue, useMemo, useState } from 'react';
import { filterRecords, type RecordFilter } from './record-filter.ts';
import { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

/** The records that pass the filter. They follow the filter when there is time: nobody waits for them to type on. */
export function useFilteredRecords(records: readonly SessionRecord[], filter: RecordFilter): readonly SessionRecord[] {
  const [index] = useState(() => new RecordIndex());
  const deferred = useDeferredValue(filter);
  return useMemo(() => filterRecords(records, deferred, index), [records, deferred, index]);
}
