import { expect, test } from 'vitest';
import { FakePort } from '../testing/fake-port.ts';
import { receiverless } from '../testing/receiverless.ts';
import { startLink } from './start-link.ts';

test('what is sent reaches the background, and what it says comes back', () => {
  const t = setUp();
  t.link.open();
  expect(t.link.send('hello')).toBe(true);
  t.port().say('welcome');
  expect(t.port().posted).toEqual(['hello']);
  expect(t.heard).toEqual(['welcome']);
});

test('a lost port is opened again, at growing intervals until something is heard', () => {
  const t = setUp();
  t.link.open();
  const delays: (number | undefined)[] = [];
  for (let loss = 0; loss < 9; loss++) {
    t.port().lose();
    delays.push(t.fireTimer());
  }
  expect(delays).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  t.port().say('here');
  t.port().lose();
  expect(t.fireTimer()).toBe(50);
  expect(t.ports.length).toBe(11);
  expect(t.opened()).toBe(11);
});

test('a lost port that nobody wants stays closed', () => {
  const t = setUp();
  t.link.open();
  t.state.wanted = false;
  t.port().lose();
  t.fireTimer();
  expect(t.ports.length).toBe(1);
  expect(t.link.send('x')).toBe(false);
});

test('a port that closed without a word counts as lost, once', () => {
  const t = setUp();
  t.link.open();
  t.port().close();
  expect(t.link.send('x')).toBe(false);
  t.port().lose();
  t.fireTimer();
  expect(t.ports.length).toBe(2);
});

test('after an update of the extension it says so once, and is quiet for good', () => {
  const t = setUp();
  t.link.open();
  t.state.invalid = true;
  t.port().lose();
  t.fireTimer();
  t.link.open();
  expect(t.gone()).toBe(1);
  expect(t.ports.length).toBe(1);
  expect(t.fireTimer()).toBeUndefined();
});

function setUp() {
  const ports: FakePort[] = [];
  const heard: unknown[] = [];
  const timers: { run: () => void; delayMs: number }[] = [];
  const counts = { opened: 0, gone: 0 };
  const state = { wanted: true, invalid: false };
  const link = startLink({
    connect: () => {
      if (state.invalid) throw new Error('Extension context invalidated.');
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    setTimeout: receiverless((run, delayMs) => timers.push({ run, delayMs })),
    isWanted: () => state.wanted,
    onOpen: () => counts.opened++,
    onMessage: (message) => heard.push(message),
    onGone: () => counts.gone++,
  });
  return {
    link,
    ports,
    heard,
    state,
    opened: () => counts.opened,
    gone: () => counts.gone,
    port: () => {
      const last = ports.at(-1);
      if (last === undefined) throw new Error('no port was opened');
      return last;
    },
    /** Runs the next timer, and says how long it would have waited. */
    fireTimer: () => {
      const timer = timers.shift();
      timer?.run();
      return timer?.delayMs;
    },
  };
}
