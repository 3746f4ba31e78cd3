import { expect, test } from 'vitest';
import { createListeners } from './create-listeners.ts';
import { keepReading } from './keep-reading.ts';
import type { LiveStatus } from './live.ts';

/** A live connection that the test drives, and how often was read. */
function setUp(first: LiveStatus) {
  let status = first;
  let reads = 0;
  const statuses = createListeners<[]>();
  const connects = createListeners<[]>();
  const live = { status: () => status, onStatus: statuses.add, onConnect: connects.add };
  const stop = keepReading(live, () => {
    reads += 1;
  });
  return {
    stop,
    reads: () => reads,
    connect() {
      status = { kind: 'live' };
      statuses.call();
      connects.call();
    },
    lose() {
      status = { kind: 'stale', sinceAt: 0 };
      statuses.call();
    },
  };
}

test('it is read without waiting for the first connection, and once', () => {
  const { reads, connect } = setUp({ kind: 'connecting' });
  expect(reads()).toBe(1);
  connect();
  expect(reads()).toBe(1);
});

test('where the first connection fails, it is read again once there is one', () => {
  const { reads, lose, connect } = setUp({ kind: 'connecting' });
  lose();
  lose();
  expect(reads()).toBe(1);
  connect();
  expect(reads()).toBe(2);
});

test('on a live connection it is read at once, and again after each loss', () => {
  const { reads, lose, connect } = setUp({ kind: 'live' });
  expect(reads()).toBe(1);
  lose();
  connect();
  expect(reads()).toBe(2);
});

test('nothing is read once it has ended', () => {
  const { stop, reads, lose, connect } = setUp({ kind: 'connecting' });
  stop();
  lose();
  connect();
  expect(reads()).toBe(1);
});
