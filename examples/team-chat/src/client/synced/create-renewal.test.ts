import type { Session } from '@driftscope/example-protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeServer } from '#testing/fake-api.ts';
import { createRenewal } from './create-renewal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  let session: Session | null = { token: 't', user: { id: 'u_a', name: 'A' } };
  const server = createFakeServer();
  const renewed = vi.fn();
  const refused = vi.fn();
  const renewal = createRenewal({ api: server.api, session: () => session, renewed, refused });
  const logOut = () => {
    session = null;
  };
  return { server, renewal, renewed, refused, logOut };
}

test('a device that was sent away gets a fresh token soon, however often it asks', async () => {
  const { server, renewal, renewed } = start();
  renewal.start();
  renewal.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.asked).toEqual(['session t']);
  expect(renewed).toHaveBeenCalledExactlyOnceWith({ token: 't+', user: { id: 'u_a', name: 'A' } });
});

test('it asks until somebody answers, ever more slowly', async () => {
  const { server, renewal, renewed } = start();
  server.problems.push('unreachable', 'unreachable', 'unreachable');
  renewal.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.asked.length).toBeLessThan(3);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(server.asked).toHaveLength(4);
  expect(renewed).toHaveBeenCalledOnce();
});

test('a refusal is told, and ends it', async () => {
  const { server, renewal, refused } = start();
  server.problems.push('unauthenticated');
  renewal.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toHaveBeenCalledOnce();
  expect(server.asked).toHaveLength(1);
});

test('a logout while it asks is respected', async () => {
  const { server, renewal, renewed, logOut } = start();
  server.hold();
  renewal.start();
  await vi.advanceTimersByTimeAsync(1_000);
  logOut();
  server.release();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(renewed).not.toHaveBeenCalled();
});
