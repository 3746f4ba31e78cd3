import { expect, test } from 'vitest';
import { parseTrendFilters, trendQuery } from './trend-filters.ts';

test('an address keeps its filters, and nothing else', () => {
  const query = new URLSearchParams(
    'app=chat&team=Core&kind=poll.hot&severity=high&limit=30&withImported=true&other=x',
  );
  expect(trendQuery(parseTrendFilters(query)).toString()).toBe(
    'team=Core&app=chat&kind=poll.hot&severity=high&limit=30&withImported=true',
  );
});

test('what nobody offers is none', () => {
  expect(parseTrendFilters(new URLSearchParams('limit=1000&kind=%20&withImported=yes'))).toEqual({});
});
