import { expect, test } from 'vitest';
import { parseReportFilters, reportFilterQuery, reportQuery } from './report-filters.ts';

const nowMs = new Date('2026-11-21T12:00').getTime();

test('an address keeps its filters, and nothing else', () => {
  const query = new URLSearchParams(
    'from=2026-11-01&to=2026-11-07&team=Core&app=chat&release=2&compare=1&withImported=true&other=x&app2=',
  );
  expect(reportFilterQuery(parseReportFilters(query)).toString()).toBe(
    'from=2026-11-01&to=2026-11-07&team=Core&app=chat&release=2&compare=1&withImported=true',
  );
});

test('days are whole, and those that are none are left out', () => {
  const query = reportQuery(parseReportFilters(new URLSearchParams('from=2026-11-01&to=2026-11-01')), nowMs);
  expect(Number(query.get('from'))).toBe(new Date('2026-11-01T00:00').getTime());
  expect(Number(query.get('to'))).toBe(new Date('2026-11-01T23:59:59.999').getTime());
  expect(parseReportFilters(new URLSearchParams('from=yesterday&to=2026-13-01'))).toEqual({});
});

test('sessions from files are asked for by one word alone', () => {
  expect(parseReportFilters(new URLSearchParams('withImported=yes'))).toEqual({});
});

test('without days it is the last week, and never one that ends before it begins', () => {
  const week = reportQuery({}, nowMs);
  expect(Number(week.get('to')) - Number(week.get('from'))).toBe(7 * 24 * 3_600_000);
  const turned = reportQuery({ from: '2026-11-20', to: '2026-11-01' }, nowMs);
  expect(Number(turned.get('from'))).toBeLessThanOrEqual(Number(turned.get('to')));
});
