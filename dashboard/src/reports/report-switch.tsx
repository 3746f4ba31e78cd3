import { SegmentedControl } from '@mantine/core';
import { useLocation, useRoute, useSearchParams } from 'wouter';
import { otherReportAddress } from './other-report-address.ts';

/** Two sides against each other, or all releases in a row. */
export function ReportSwitch() {
  const [isReleases] = useRoute('/reports/releases');
  const [address] = useSearchParams();
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
      onChange={(path) => navigate(otherReportAddress(path, address))}
    />
  );
}
