import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { isGroupedIn, listQuery, parseFilters } from './incident-filters.ts';

/** Incidents one by one, or those of one defect together. */
export function GroupingSwitch() {
  const [query, setQuery] = useSearchParams();
  return (
    <SegmentedControl
      size="xs"
      aria-label="One by one, or in groups"
      data={[
        { value: 'single', label: 'Incidents' },
        { value: 'group', label: 'Groups' },
      ]}
      value={isGroupedIn(query) ? 'group' : 'single'}
      onChange={(value) => setQuery(listQuery(parseFilters(query), value === 'group'))}
    />
  );
}
