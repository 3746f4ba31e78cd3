import { SegmentedControl } from '@mantine/core';
import { useLocation, useSearchParams } from 'wouter';
import { isFromFilesIn, sessionListAddress } from './session-list-address.ts';

/** All sessions, or those that came from files. */
export function SessionOriginSwitch() {
  const [query] = useSearchParams();
  const [, navigate] = useLocation();
  return (
    <SegmentedControl
      size="xs"
      aria-label="All, or from files"
      data={[
        { value: 'all', label: 'All' },
        { value: 'files', label: 'From files' },
      ]}
      value={isFromFilesIn(query) ? 'files' : 'all'}
      onChange={(value) => navigate(sessionListAddress(value === 'files'))}
    />
  );
}
