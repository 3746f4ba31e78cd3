import { SegmentedControl } from '@mantine/core';
import { useLocation, useRoute } from 'wouter';

/** Two sides against each other, or all releases in a row. */
export function ReportSwitch() {
  const [isReleases] = useRoute('/reports/releases');
  const [, navigate] = useLocation();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Two sides, or releases"
      data={[
        { value: '/reports', label: 'Comparison' },
        { value: '/reports/releases', label: 'Releases' },
      ]}
      value={isReleases ? '/reports/releases' : '/reports'}
      onChange={navigate}
    />
  );
}
