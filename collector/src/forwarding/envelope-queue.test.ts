import { expect, it } from 'vitest';
import type { WaitingEnvelope } from '../storage/outbox-store.ts';
import { EnvelopeQueue } from './envelope-queue.ts';

const envelope = (id: number, type = 'event', parts: Partial<WaitingEnvelope> = {}): WaitingEnvelope => ({
  id,
  receivedMs: 0,
  sizeBytes: 1_000,
  itemTypes: [type],
  ...parts,
});

/** A queue with what is in it, and its clock. */
function fill(envelopes: readonly WaitingEnvelope[], { maxBytes = 1_000_000, maxAgeMs = 1_000_000 } = {}) {
  const time = { nowMs: 0 };
  const queue = new EnvelopeQueue({ maxBytes, maxAgeMs, clock: () => time.nowMs });
  for (const one of envelopes) queue.push(one);
  return { queue, time };
}

/** All that it gives now. */
function takeAll(take: () => WaitingEnvelope | undefined): number[] {
  const ids: number[] = [];
  for (let taken = take(); taken !== undefined; taken = take()) ids.push(taken.id);
  return ids;
}

const limited = (rateLimits: string | null, retryAfter: string | null = null) => ({
  statusCode: 429,
  headers: { 'x-sentry-rate-limits': rateLimits, 'retry-after': retryAfter },
});

it('gives what waits in the order of its numbers, whenever it was put back, and whatever is in it', () => {
  const { queue } = fill([envelope(1), envelope(2, 'transaction'), envelope(3), envelope(4, 'session')]);
  const [first, second] = [queue.take(), queue.take()];
  if (second) queue.push(second);
  if (first) queue.push(first);
  expect(takeAll(() => queue.take())).toEqual([1, 2, 3, 4]);
  expect([queue.take(), queue.nextAt(), queue.sizeBytes]).toEqual([undefined, undefined, 0]);
});

it('holds back what Sentry does not want for now, and lets by what it does', () => {
  const { queue, time } = fill([envelope(1, 'transaction'), envelope(2), envelope(3, 'transaction')]);
  queue.noteAnswer(limited('60:transaction;span:organization'));
  expect(takeAll(() => queue.take())).toEqual([2]);
  expect(queue.nextAt()).toBe(60_000);
  time.nowMs = 60_000;
  expect(takeAll(() => queue.take())).toEqual([1, 3]);
});

it('holds back all where Sentry asks to be left alone', () => {
  const { queue, time } = fill([envelope(1), { ...envelope(2), itemTypes: [] }]);
  queue.noteAnswer(limited(null, '7'));
  expect([queue.take(), queue.nextAt()]).toEqual([undefined, 7_000]);
  time.nowMs = 7_000;
  expect(takeAll(() => queue.take())).toEqual([1, 2]);
});

it('lets others by one that was put aside, and gives it when its time has come', () => {
  const { queue, time } = fill([envelope(2)]);
  queue.setAside(envelope(1), 500);
  expect(takeAll(() => queue.take())).toEqual([2]);
  expect([queue.nextAt(), queue.sizeBytes]).toEqual([500, 2_024]);
  time.nowMs = 500;
  expect(takeAll(() => queue.take())).toEqual([1]);
  expect(queue.sizeBytes).toBe(0);
});

it('gives up the oldest where there is no room, until there is', () => {
  const { queue } = fill([envelope(1, 'transaction'), envelope(2), envelope(3)], { maxBytes: 4_048 });
  expect(takeAll(() => queue.takeExpired())).toEqual([1]);
  queue.push(envelope(4, 'event', { sizeBytes: 3_000 }));
  expect(takeAll(() => queue.takeExpired())).toEqual([2, 3]);
  expect(queue.sizeBytes).toBe(4_024);
});

it('gives up what is older than it may be', () => {
  const { queue, time } = fill([envelope(1), envelope(2, 'event', { receivedMs: 500 })], { maxAgeMs: 1_000 });
  time.nowMs = 1_000;
  expect(queue.takeExpired()).toBeUndefined();
  time.nowMs = 1_001;
  expect(takeAll(() => queue.takeExpired())).toEqual([1]);
});
