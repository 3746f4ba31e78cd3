import { expect, test } from 'vitest';
import { otherReportAddress } from './other-report-address.ts';

test('the other kind of report is of the same apps', () => {
  const query = new URLSearchParams('from=2026-11-01&team=Core&app=team+chat&release=2&compare=1&withImported=true');
  expect(otherReportAddress('/reports/releases', query)).toBe(
    '/reports/releases?team=Core&app=team+chat&withImported=true',
  );
  expect(otherReportAddress('/reports', new URLSearchParams('kind=poll.hot&limit=30'))).toBe('/reports');
});
