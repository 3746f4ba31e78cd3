import { expect, test } from 'vitest';
import { seenOffers } from './seen-offers.ts';

const exposure = [
  { app: 'shop', release: '7', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'chat', release: '2', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'chat', release: '1', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
  { app: 'mail', sessions: 1, hours: 1, firstAt: 0, lastAt: 0 },
];
const core = { name: 'Core', apps: ['mail', 'chat', 'not-seen'] };

test('all apps and releases that were seen can be chosen, each once', () => {
  expect(seenOffers({}, exposure, [core])).toEqual({
    teams: ['Core'],
    apps: ['chat', 'mail', 'shop'],
    releases: ['1', '2', '7'],
  });
});

test('of a team its apps can be chosen, and of apps their releases', () => {
  expect(seenOffers({ team: 'Core' }, exposure, [core])).toMatchObject({
    apps: ['chat', 'mail'],
    releases: ['1', '2'],
  });
  expect(seenOffers({ app: 'mail' }, exposure, [core])).toMatchObject({
    apps: ['chat', 'mail', 'shop'],
    releases: [],
  });
});
