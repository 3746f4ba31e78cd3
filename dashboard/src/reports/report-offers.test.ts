import { expect, test } from 'vitest';
import { reportOffers, withTeam } from './report-offers.ts';

const exposure = [
  { app: 'shop', release: '7', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'chat', release: '2', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'chat', release: '1', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'mail', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
];
const core = { name: 'Core', apps: ['mail', 'chat', 'not-seen'] };

test('all apps and releases that were seen can be chosen, each once', () => {
  expect(reportOffers({}, exposure, [core])).toEqual({
    teams: ['Core'],
    apps: ['chat', 'mail', 'shop'],
    releases: ['1', '2', '7'],
  });
});

test('of a team its apps can be chosen, and of apps their releases', () => {
  expect(reportOffers({ team: 'Core' }, exposure, [core])).toMatchObject({
    apps: ['chat', 'mail'],
    releases: ['1', '2'],
  });
  expect(reportOffers({ app: 'mail' }, exposure, [core])).toMatchObject({
    apps: ['chat', 'mail', 'shop'],
    releases: [],
  });
});

test('with another team an app stays where it is of that team, too', () => {
  const filters = { from: '2026-11-01', app: 'chat', release: '2' };
  expect(withTeam(filters, 'Core', [core])).toEqual({ ...filters, team: 'Core' });
  expect(withTeam({ ...filters, app: 'shop' }, 'Core', [core])).toEqual({
    from: '2026-11-01',
    team: 'Core',
    release: '2',
  });
  expect(withTeam({ ...filters, team: 'Core' }, undefined, [core])).toEqual(filters);
});
