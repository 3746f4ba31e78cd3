import { expect, test } from 'vitest';
import { put } from '../testing/changes.ts';
import { connected, type Driven, epoch, scope } from '../testing/drive.ts';
import { nextWakeMs } from './next-wake.ts';
import { visibleEntity } from './view.ts';

const entity = { type: 'note', id: '1' };
const START_MS = 1_000_000;

/** Connected to a server whose clock is the client's, with an entity that expires 10 s from now. */
function expiring(): Driven {
  const driven = connected({ [scope]: 1 }, { heartbeatMs: 3_600_000 });
  const page = { kind: 'snapshot', scope, seq: 1, changes: [put(1, '1', { expiresAtMs: START_MS + 10_000 })] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: START_MS, pages: [page] } });
  driven.takeEffects();
  return driven;
}

test('what expires is taken out when it does, here and in the store', () => {
  const driven = expiring();
  expect(nextWakeMs(driven.state)).toBe(START_MS + 10_000);
  driven.wait(10_000).send({ kind: 'tick' });
  expect([...(driven.state.replicas.get(scope)?.entities ?? [])]).toEqual([]);
  expect(driven.takeEffects()).toContainEqual(
    expect.objectContaining({ writes: [{ kind: 'sweep-scope', scope, deletes: ['note/1'] }] }),
  );
});

test('what expires is hidden at once, also before the tick', () => {
  const driven = expiring().wait(10_000).send({ kind: 'visible', visible: false });
  expect(visibleEntity(driven.state, scope, entity)).toBeUndefined();
});

test('what a clock that is ahead took out too early is read again once the server tells its time', () => {
  const driven = expiring().wait(3_600_000).send({ kind: 'tick' });
  expect(visibleEntity(driven.state, scope, entity)).toBeUndefined();
  driven.send({ kind: 'check' });
  driven.takeEffects();
  driven.send({ kind: 'message', socket: 2, message: { kind: 'pong', nowMs: START_MS + 5_000, tag: '' } });
  expect(driven.takeEffects()).toContainEqual(expect.objectContaining({ kind: 'read', scopes: [{ scope }] }));
});

test('a slow answer does not move the clock further than it proves', () => {
  const driven = expiring().send({ kind: 'check' });
  driven.wait(8_000).send({ kind: 'message', socket: 2, message: { kind: 'pong', nowMs: START_MS + 100, tag: '' } });
  expect(driven.state.clock.serverOffsetMs).toBe(0);
});
