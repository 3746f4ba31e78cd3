import { expect, test } from 'vitest';
import { toIncidentFilter } from './to-incident-filter.ts';

test('a change of many is for the apps that the list was of', () => {
  const team = { team: 'Core', teamApps: ['chat', 'mail'] };
  expect(toIncidentFilter({ ...team, q: 'bob' })).toEqual({ app: ['chat', 'mail'], q: 'bob' });
  expect(toIncidentFilter({ ...team, app: 'mail', kind: 'gap.no-resync' })).toEqual({
    app: ['mail'],
    kind: ['gap.no-resync'],
  });
  expect(toIncidentFilter({ app: 'mail' })).toEqual({ app: ['mail'] });
});

test('of a team whose apps are not known a change is for none', () => {
  expect(toIncidentFilter({ team: 'Core' })).toEqual({ app: [] });
});

test('a filter that names what there is not is for no change', () => {
  expect(toIncidentFilter({ severity: 'bad' })).toBeUndefined();
});
