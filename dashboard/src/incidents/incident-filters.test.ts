import { expect, test } from 'vitest';
import { filterQuery, parseFilters } from './incident-filters.ts';
import { matchesFilters } from './matches-filters.ts';
import { testSummary } from './test-summary.ts';

test('filters survive the way through the address', () => {
  const filters = {
    kind: 'gap.no-resync',
    severity: 'high',
    team: 'Core & more',
    app: 'team chat',
    status: 'open',
    release: '1.2+build 7',
    q: 'm_1 & m_2',
  };
  expect(parseFilters(new URLSearchParams(filterQuery(filters).toString()))).toEqual(filters);
});

test('empty and foreign parameters are no filters', () => {
  expect(parseFilters(new URLSearchParams('kind=&utm=x&q=%20'))).toEqual({});
});

test('no filters let through all but what was withdrawn', () => {
  expect(matchesFilters(testSummary({}), {})).toBe(true);
  expect(matchesFilters(testSummary({ status: 'withdrawn' }), {})).toBe(false);
});

test('what was withdrawn is shown to who asks for it', () => {
  expect(matchesFilters(testSummary({ status: 'withdrawn' }), { status: 'withdrawn' })).toBe(true);
});

test('each filter can keep an incident out', () => {
  const filters = [
    { kind: 'x' },
    { severity: 'low' },
    { app: 'y' },
    { release: '2' },
    { session: 's' },
    { group: 'g' },
    { assignee: 'ada' },
    { q: 'carol' },
  ];
  expect(filters.map((filter) => matchesFilters(testSummary({}), filter))).toEqual(filters.map(() => false));
});

test('who has an incident is a filter, and that nobody does', () => {
  expect(matchesFilters(testSummary({ assignee: 'ada' }), { assignee: 'ada' })).toBe(true);
  expect(matchesFilters(testSummary({ assignee: 'ada' }), { assignee: 'nobody' })).toBe(false);
  expect(matchesFilters(testSummary({}), { assignee: 'nobody' })).toBe(true);
});

test('a team lets through what is of its apps, and nothing where they are not known', () => {
  const of = (teamApps?: readonly string[]) => ({ team: 'Core', ...(teamApps && { teamApps }) });
  expect(matchesFilters(testSummary({ app: 'chat' }), of(['mail', 'chat']))).toBe(true);
  expect(matchesFilters(testSummary({ app: 'shop' }), of(['mail', 'chat']))).toBe(false);
  expect(matchesFilters(testSummary({ app: 'chat' }), of())).toBe(false);
});

test('a search looks into sentence and facts, whatever the case', () => {
  expect(matchesFilters(testSummary({}), { q: 'BOB MISSED' })).toBe(true);
  expect(matchesFilters(testSummary({ facts: { reason: 'kicked' } }), { q: 'kicked' })).toBe(true);
});
