import { expect, test } from 'vitest';
import { isNarrowed, parseSessionFilters, sessionListAddress, sessionQuery } from './session-filters.ts';

const parse = (query: string) => parseSessionFilters(new URLSearchParams(query));

test('an address gives its filters, without what means nothing', () => {
  const query = 'q=rooms&from=2026-11-21&to=tomorrow&app=chat&withIncidents=yes&imported=true&other=1';
  expect(parse(query)).toEqual({ q: 'rooms', from: '2026-11-21', app: 'chat', imported: 'true' });
});

test('filters make an address that gives them back', () => {
  const filters = { q: 'a b', from: '2026-11-20', to: '2026-11-21', team: 'Core', withIncidents: 'true' };
  const address = sessionListAddress(filters);
  expect(address).toBe('/sessions?q=a+b&from=2026-11-20&to=2026-11-21&team=Core&withIncidents=true');
  expect(parse(address.slice(address.indexOf('?')))).toEqual(filters);
  expect(sessionListAddress({ app: '' })).toBe('/sessions');
});

test('the collector is asked for whole days, of the reader’s time zone', () => {
  const query = sessionQuery({ from: '2026-11-20', to: '2026-11-21', release: '1.2' });
  expect(query.get('release')).toBe('1.2');
  expect(Number(query.get('from'))).toBe(new Date(2026, 10, 20).getTime());
  expect(Number(query.get('to'))).toBe(new Date(2026, 10, 22).getTime() - 1);
});

test('to show those from files alone is another list, and no filter of it', () => {
  expect(isNarrowed({ imported: 'true' })).toBe(false);
  expect(isNarrowed({ imported: 'true', q: 'x' })).toBe(true);
});
