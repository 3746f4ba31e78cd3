import { expect, test } from 'vitest';
import { freshState } from '../lab-run/lab-state.ts';
import { sayServer } from './say-server.ts';

const compared = [{ name: 'messages' }, { name: 'unread counts' }];
const sample = { tMs: 0, server: { messages: 9, 'unread counts': 2 }, naive: {}, reference: {} };

test('what the server has is said for who is logged in', () => {
  const state = { ...freshState, samples: [{ ...sample, user: 'Alice' }] };
  expect(sayServer(state, compared)).toBe('for Alice, messages: 9; unread counts: 2');
});

test('while nobody is logged in, that is said instead: a client that holds something then is off', () => {
  expect(sayServer({ ...freshState, samples: [sample] }, compared)).toBe('nobody is logged in');
  expect(sayServer(freshState, compared)).toBe('what is true');
});
