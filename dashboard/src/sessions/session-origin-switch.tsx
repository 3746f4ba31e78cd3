import { SegmentedControl } from '@mantine/core';

/** All sessions, or those that came from files. */
export function SessionOriginSwitch({
  isFromFiles,
  onChange,
}: {
  readonly isFromFiles: boolean;
  readonly onChange: (isFromFiles: boolean) => void;
}) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="All, or from files"
      data={[
        { value: 'all', label: 'All' },
        { value: 'files', label: 'From files' },
      ]}
      value={isFromFiles ? 'files' : 'all'}
      onChange={(value) => onChange(value === 'files')}
    />
  );
}
