import { expect, test } from 'vitest';
import { createPresence } from './create-presence.ts';

test('a user with two sockets stays online when one of them closes', () => {
  const presence = createPresence(5_000);
  expect(presence.connected('ada', 'phone')).toBe(true);
  expect(presence.connected('ada', 'laptop')).toBe(false);
  presence.disconnected('ada', 'phone', 0);
  expect(presence.takeGone(60_000)).toEqual([]);
  expect(presence.isOnline('ada')).toBe(true);
});

test('a reconnect within the grace is no news', () => {
  const presence = createPresence(5_000);
  presence.connected('ada', 'one');
  presence.disconnected('ada', 'one', 0);
  expect(presence.connected('ada', 'two')).toBe(false);
  expect(presence.takeGone(60_000)).toEqual([]);
});

test('a user whose last socket closed is gone after the grace, and named once', () => {
  const presence = createPresence(5_000);
  presence.connected('ada', 'one');
  presence.disconnected('ada', 'one', 0);
  expect(presence.takeGone(4_999)).toEqual([]);
  expect(presence.takeGone(5_000)).toEqual(['ada']);
  expect(presence.takeGone(9_000)).toEqual([]);
  expect(presence.connected('ada', 'two')).toBe(true);
});

test('a socket that is told to have closed twice counts once', () => {
  const presence = createPresence(5_000);
  presence.connected('ada', 'one');
  presence.connected('ada', 'two');
  presence.disconnected('ada', 'one', 0);
  presence.disconnected('ada', 'one', 0);
  expect(presence.takeGone(60_000)).toEqual([]);
});
