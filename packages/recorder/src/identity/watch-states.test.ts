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

test('a commit that leaves the user alone is not looked at again', () => {
  const { identity } = setUp();
  let looks = 0;
  const saw = watchStates({ ...identity, changedAt: 0, saw: () => looks++ });
  const first = { user: { id: 'u_1' }, theme: 'dark' };
  saw(1, first, 1);
  const looked = looks;
  saw(1, { ...first, theme: 'light' }, 2, first);
  saw(2, { ...first, theme: 'light' }, 3, first);
  expect(looks).toBe(2 * looked);
});

test('a user who went by another word is back with the next commit of a store that still has him', () => {
  const { told, identity, saw } = setUp();
  const first = { user: { id: 'u_1' }, theme: 'dark' };
  saw(1, first, 1);
  identity.saw({ place: 'answer', who: null, how: 'response', strength: 'certain' });
  saw(1, { ...first, theme: 'light' }, 2, first);
  expect(told).toMatchObject([{ kind: 'identity.seen' }, { kind: 'identity.logout' }, { kind: 'identity.login' }]);
});

test('a state that takes the place of none, or of something else, is looked at', () => {
  const { told, saw } = setUp();
  saw(1, null, 1);
  saw(1, { me: { id: 'u_1' } }, 2, null);
  saw(1, { me: { id: 'u_2' } }, 3, { me: { id: 'u_1' } });
  expect(told).toMatchObject([{ kind: 'identity.seen' }, { kind: 'identity.switch', to: 'u_2' }]);
});
