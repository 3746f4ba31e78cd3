import { expect, test } from 'vitest';
import { withTeam } from './with-team.ts';

const core = { name: 'Core', apps: ['mail', 'chat', 'not-seen'] };

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
