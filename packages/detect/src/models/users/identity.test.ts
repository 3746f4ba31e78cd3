import { expect, test } from 'vitest';
import { nameAtStart, nameOf } from './identity.ts';

const epoch = { number: 0, fromSeq: 0, fromAt: 0, seq: 0 };

test('nobody, and a user whose id is a hash, begin a sentence as others do', () => {
  const hashed = { ...epoch, who: '[redacted:1f2e3d4c5b6a]' };
  const loggedOut = { ...epoch, number: 1 };
  expect([loggedOut, hashed].map(nameOf)).toEqual(['someone not logged in', 'user 1f2e3d']);
  expect([loggedOut, hashed].map(nameAtStart)).toEqual(['Someone not logged in', 'User 1f2e3d']);
});

test('of whom nothing was learned it is not said that nobody is logged in', () => {
  expect([nameOf(epoch), nameAtStart(epoch)]).toEqual(['the user', 'The user']);
});

test('what is the name or the id of a user stays as it is wherever it stands', () => {
  const epochs = [
    { ...epoch, who: 'u_1' },
    { ...epoch, who: 'u_1', label: 'ann' },
  ];
  expect(epochs.map(nameOf)).toEqual(['u_1', 'ann']);
  expect(epochs.map(nameAtStart)).toEqual(['u_1', 'ann']);
});
