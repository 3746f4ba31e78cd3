import { expect, test } from 'vitest';
import { listAddress } from './list-address.ts';

test('a list is of the team and the app that its overview is of', () => {
  expect(listAddress({ days: 30 }, { severity: 'high' })).toBe('/?severity=high');
  expect(listAddress({ days: 7, team: 'Core & more', app: 'mail' }, { group: 'g 1' })).toBe(
    '/?team=Core+%26+more&app=mail&group=g+1',
  );
});
