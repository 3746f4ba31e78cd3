import type { DriftRecord } from '@driftscope/records';
import { expect, test } from 'vitest';
import { addUsers } from './session-users.ts';

const seen = (who: string, label?: string): DriftRecord => ({
  seq: 1,
  t: 0,
  kind: 'identity.seen',
  who,
  ...(label !== undefined && { label }),
  how: 'jwt',
});
const logout: DriftRecord = { seq: 2, t: 1, kind: 'identity.logout', who: 'u_9', how: 'response' };
const toBob: DriftRecord = {
  seq: 3,
  t: 2,
  kind: 'identity.switch',
  from: 'u_1',
  to: 'u_2',
  label: 'Bob',
  how: 'store',
};

test('each user is there once, by the last name that is known', () => {
  const users = addUsers([], [seen('u_1'), logout, toBob, seen('u_1', 'Ann'), seen('u_1'), seen('u_2', 'Bobby')]);
  expect(users).toEqual([
    { who: 'u_1', label: 'Ann' },
    { who: 'u_2', label: 'Bobby' },
  ]);
});

test('records that tell of nobody new leave the list as it is', () => {
  const users = addUsers([], [seen('u_1', 'Ann')]);
  expect(addUsers(users, [seen('u_1', 'Ann'), seen('u_1'), logout])).toBe(users);
});

test('of many users the first twenty are kept', () => {
  const users = addUsers(
    [],
    Array.from({ length: 30 }, (_, n) => seen(`u_${n}`)),
  );
  expect(users.map(({ who }) => who)).toEqual(Array.from({ length: 20 }, (_, n) => `u_${n}`));
});
