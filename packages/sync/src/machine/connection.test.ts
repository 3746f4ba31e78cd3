import { expect, test } from 'vitest';
import { headsTag } from '../protocol/heads.ts';
import { put } from '../testing/changes.ts';
import { connected, type Driven, epoch, scope, signedIn } from '../testing/drive.ts';
import { statusOf } from './status.ts';

const opened = (driven: Driven): readonly unknown[] => driven.takeEffects().filter(({ kind }) => kind === 'open');

test('nothing connects before a user is there and their copy is loaded', () => {
  const driven = signedIn();
  expect(driven.takeEffects().map(({ kind }) => kind)).toEqual(['load', 'open']);
});

test('credentials that are turned down are refreshed once, then it is over and the app is told', () => {
  const driven = signedIn();
  driven.takeEffects();
  driven.send({ kind: 'closed', socket: driven.lastRequest(), reason: 'unauthorized' });
  expect(opened(driven)).toEqual([expect.objectContaining({ refresh: true })]);
  driven.send({ kind: 'closed', socket: driven.lastRequest(), reason: 'unauthorized' });
  expect(driven.takeEffects()).toContainEqual({ kind: 'notice', notice: { kind: 'refused', reason: 'unauthorized' } });
  expect(opened(driven.wait(3_600_000).send({ kind: 'tick' }))).toEqual([]);
  expect(statusOf(driven.state).connection).toBe('refused');
});

test('a kicked socket comes back by itself, with fresh credentials', () => {
  const driven = connected();
  driven.takeEffects();
  driven.send({ kind: 'closed', socket: driven.lastRequest(), reason: 'kicked' });
  expect(opened(driven)).toEqual([]);
  expect(opened(driven.wait(60_000).send({ kind: 'tick' }))).toEqual([expect.objectContaining({ refresh: true })]);
});

test('a socket that does not answer is given up after heartbeat and timeout, and the status says so', () => {
  const driven = connected();
  const { heartbeatMs, heartbeatTimeoutMs } = driven.state.options;
  driven.takeEffects();
  driven.wait(heartbeatMs).send({ kind: 'tick' });
  expect(driven.takeEffects()).toContainEqual(expect.objectContaining({ kind: 'send' }));
  expect(statusOf(driven.state)).toMatchObject({ connection: 'connected', freshness: { kind: 'fresh' } });
  driven.wait(heartbeatTimeoutMs).send({ kind: 'tick' });
  expect(driven.takeEffects().map(({ kind }) => kind)).toEqual(['close', 'open']);
  expect(statusOf(driven.state)).toMatchObject({
    connection: 'connecting',
    freshness: { kind: 'stale', sinceMs: 1_000_000 },
  });
});

test('a pong that names other heads than are known makes it ask for them', () => {
  const driven = connected();
  driven.takeEffects();
  const message = { kind: 'pong', nowMs: driven.state.clock.nowMs, tag: 'other' } as const;
  driven.send({ kind: 'message', socket: driven.lastRequest(), message });
  expect(driven.takeEffects().map(({ kind }) => kind)).toEqual(['read-heads']);
});

test('a pong that names other heads makes it ask for them also while it knows of something to read', () => {
  const driven = connected({ [scope]: 1 });
  const socket = driven.lastRequest() - 1;
  const page = { kind: 'snapshot', scope, seq: 1, changes: [] } as const;
  driven.send({ kind: 'message', socket, message: { kind: 'pong', nowMs: 0, tag: 'other' } });
  driven.takeEffects();
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  expect(driven.takeEffects().map(({ kind }) => kind)).toContain('read-heads');
});

test('what was buffered while the page slept does not pass for fresh before the server has vouched for it', () => {
  const driven = connected({ [scope]: 0 });
  const socket = driven.lastRequest() - 1;
  const page = { kind: 'snapshot', scope, seq: 0, changes: [] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  expect(statusOf(driven.state).freshness.kind).toBe('fresh');
  driven.wait(600_000).send({ kind: 'message', socket, message: { kind: 'change', change: put(1) } });
  expect(statusOf(driven.state)).toMatchObject({ freshness: { kind: 'stale', sinceMs: 1_000_000 } });
  const tag = headsTag(epoch, [[scope, 1]]);
  driven.send({ kind: 'message', socket, message: { kind: 'pong', nowMs: 0, tag } });
  expect(statusOf(driven.state).freshness.kind).toBe('fresh');
});

test('a hello for another user is no hello', () => {
  const driven = signedIn();
  driven.takeEffects();
  const hello = { kind: 'hello', user: 'ben', epoch, nowMs: 0, heads: { 'user:ben': 3 } } as const;
  driven.send({ kind: 'message', socket: driven.lastRequest(), message: hello });
  expect(driven.takeEffects().map(({ kind }) => kind)).toEqual(['close', 'open']);
  expect(driven.state.replicas.size).toBe(0);
});
