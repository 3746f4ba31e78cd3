import { expect, test } from 'vitest';
import { createIdentityState } from './identity-state.ts';
import { watchStates } from './watch-states.ts';

function setUp() {
  const told: unknown[] = [];
  const identity = createIdentityState((fields) => told.push(fields));
  return { told, identity, saw: watchStates(identity) };
}

test('a store that holds a current user says who is logged in, and when no longer', () => {
  const { told, saw } = setUp();
  saw(1, { user: null }, 3);
  saw(1, { user: { id: 7, name: 'Alice' }, theme: 'dark' }, 4);
  saw(1, { user: { id: 7, name: 'Alice' }, theme: 'light' }, 5);
  saw(1, { theme: 'light' }, 6);
  expect(told).toEqual([
    { kind: 'identity.seen', who: '7', label: 'Alice', how: 'store', source: 4 },
    { kind: 'identity.logout', who: '7', label: 'Alice', how: 'store', source: 6 },
  ]);
});

test('users in lists, and in stores of something else, name nobody', () => {
  const { told, saw } = setUp();
  saw(1, { users: [{ id: 'u_1' }], user: [{ id: 'u_2' }], selected: { id: 'u_3' } }, 1);
  saw(2, 'u_4', 2);
  expect(told).toEqual([]);
});

test('the same state says the same again once all was forgotten', () => {
  const { told, identity, saw } = setUp();
  const state = { session: { user: { id: 'u_1' } } };
  saw(1, state, 1);
  identity.reset();
  saw(1, state, 2);
  expect(told).toMatchObject([{ kind: 'identity.seen' }, { kind: 'identity.seen' }]);
});
