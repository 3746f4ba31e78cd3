import { expect, test } from 'vitest';
import type { MutationOutcome } from '../protocol/mutation.ts';
import { put, writeId } from '../testing/changes.ts';
import { connected, type Driven, drive, emptyCopy, epoch, scope, signedIn } from '../testing/drive.ts';
import type { SyncEvent } from './event.ts';
import { nextWakeMs } from './next-wake.ts';
import { statusOf } from './status.ts';
import { failedWrites, visibleEntities, visibleEntity } from './view.ts';

const entity = { type: 'note', id: 'n' };
const id = writeId('w');

const mutate = (title: string, name = 'w'): SyncEvent => ({
  kind: 'mutate',
  id: writeId(name),
  write: { kind: 'put', scope, entity, fields: { title } },
});

const title = ({ state }: Driven): unknown => visibleEntity(state, scope, entity)?.fields.title;

/** Connected, with an empty scope. */
function ready(): Driven {
  const driven = connected({ [scope]: 0 });
  const page = { kind: 'snapshot', scope, seq: 0, changes: [] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  driven.takeEffects();
  return driven;
}

const answered = (driven: Driven, ...outcomes: readonly MutationOutcome[]): Driven =>
  driven.send({ kind: 'pushed', request: driven.lastRequest(), answer: { epoch, nowMs: 0, outcomes } });

test('a write shows at once, is stored before it is sent, and says what its user had seen', () => {
  const driven = ready().send(mutate('a'));
  expect(title(driven)).toBe('a');
  const [save, push] = driven.takeEffects();
  expect(save).toMatchObject({ kind: 'save', writes: [{ kind: 'put-entry', entry: { id } }] });
  expect(push).toMatchObject({ kind: 'push', mutations: [{ id, device: 'd1', seen: { epoch, seq: 0 } }] });
});

test('the echo takes the place of the write, and never stands beside it', () => {
  const driven = ready().send(mutate('a'));
  const change = put(1, 'n', { fields: { title: 'a' }, mutation: id });
  driven.send({ kind: 'message', socket: 2, message: { kind: 'change', change } });
  expect(driven.state.outbox).toEqual([]);
  expect(visibleEntities(driven.state, scope, 'note')).toEqual([
    expect.objectContaining({ fields: { title: 'a' }, pending: false }),
  ]);
});

test('a write that was accepted stays on top until its change is here', () => {
  const driven = answered(ready().send(mutate('a')), { kind: 'accepted', id, seq: 2 });
  expect([title(driven), driven.state.outbox.length]).toEqual(['a', 1]);
  driven.send({ kind: 'message', socket: 2, message: { kind: 'change', change: put(1, 'other') } });
  expect([title(driven), driven.state.outbox.length]).toEqual(['a', 1]);
  driven.send({
    kind: 'message',
    socket: 2,
    message: { kind: 'change', change: put(2, 'n', { fields: { title: 'a' } }) },
  });
  expect([title(driven), driven.state.outbox.length]).toEqual(['a', 0]);
});

test('a write that is refused is rolled back and kept for the app to send again or forget', () => {
  const driven = answered(ready().send(mutate('a')), { kind: 'refused', id, reason: 'no' });
  expect(title(driven)).toBeUndefined();
  expect(failedWrites(driven.state)).toEqual([expect.objectContaining({ id })]);
  driven.send({ kind: 'retry', id });
  expect(title(driven)).toBe('a');
  answered(driven, { kind: 'refused', id, reason: 'no' }).send({ kind: 'dismiss', id });
  expect(driven.state.outbox).toEqual([]);
});

test('a write that lost is taken back, and its user is told', () => {
  const driven = answered(ready().send(mutate('a')), { kind: 'conflict', id, reason: 'newer' });
  expect(title(driven)).toBeUndefined();
  const told = driven.takeEffects().filter(({ kind }) => kind === 'notice');
  expect(told).toEqual([{ kind: 'notice', notice: { kind: 'conflict', scope, entity, reason: 'newer' } }]);
});

test('writes are sent in order, one push at a time, with the same ids again after a lost answer', () => {
  const driven = ready().send(mutate('a', 'w1'), mutate('b', 'w2'), mutate('c', 'w3'));
  const pushed = (): unknown =>
    driven.takeEffects().flatMap((effect) => (effect.kind === 'push' ? [effect.mutations.map((one) => one.id)] : []));
  expect(pushed()).toEqual([['w1']]);
  driven.send({ kind: 'request-failed', request: driven.lastRequest(), reason: 'lost' });
  expect(pushed()).toEqual([]);
  driven.wait(60_000).send({ kind: 'tick' });
  expect(pushed()).toEqual([['w1', 'w2', 'w3']]);
});

test('writes that were stored are sent after a reload, before those made since', () => {
  const stored = ready().send(mutate('a', 'w1')).state.outbox;
  const driven = drive().send({ kind: 'sign-in', user: 'ada' }, mutate('b', 'w2'));
  driven.send({ kind: 'loaded', request: 1, copy: { ...emptyCopy, outbox: stored } });
  expect(driven.state.outbox.map((entry) => entry.id)).toEqual(['w1', 'w2']);
});

test('after the server data were replaced, accepted writes are sent again', () => {
  const driven = answered(ready().send(mutate('a')), { kind: 'accepted', id, seq: 2 });
  driven.send({ kind: 'closed', socket: 2, reason: 'lost' }).wait(60_000).send({ kind: 'tick' });
  driven.takeEffects();
  const hello = { kind: 'hello', user: 'ada', epoch: 'e2' as typeof epoch, nowMs: 0, heads: { [scope]: 0 } } as const;
  driven.send({ kind: 'message', socket: driven.lastRequest(), message: hello });
  expect(driven.takeEffects()).toContainEqual(expect.objectContaining({ kind: 'push' }));
});

test('a write that was accepted and whose change is lost on the way is read a second later', () => {
  const driven = ready();
  driven.send(mutate('a'));
  answered(driven, { kind: 'accepted', id, seq: 1 });
  driven.takeEffects();
  driven.wait(nextWakeMs(driven.state) - driven.state.clock.nowMs).send({ kind: 'tick' });
  expect(driven.takeEffects()).toContainEqual(expect.objectContaining({ kind: 'read', scopes: [{ scope, since: 0 }] }));
  expect(driven.state.clock.nowMs).toBeLessThanOrEqual(1_000_000 + driven.state.options.echoMs);
  expect(statusOf(driven.state).freshness.kind).toBe('catching-up');
});

test('a write whose change comes in time costs no read', () => {
  const driven = ready();
  const socket = driven.lastRequest() - 1;
  driven.send(mutate('a'));
  answered(driven, { kind: 'accepted', id, seq: 1 });
  driven
    .wait(500)
    .send({ kind: 'message', socket, message: { kind: 'change', change: put(1, 'n', { mutation: id }) } });
  driven.wait(600).send({ kind: 'tick' });
  expect(driven.takeEffects().map(({ kind }) => kind)).not.toContain('read');
  expect(statusOf(driven.state)).toMatchObject({ pending: 0, freshness: { kind: 'fresh' } });
});

test('without a socket an accepted write is read at once', () => {
  const driven = signedIn({ transport: 'pull' });
  driven.send({
    kind: 'heads-read',
    request: driven.lastRequest(),
    answer: { epoch, nowMs: 0, heads: { [scope]: 0 } },
  });
  const page = { kind: 'snapshot', scope, seq: 0, changes: [] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  driven.send(mutate('a'));
  driven.takeEffects();
  answered(driven, { kind: 'accepted', id, seq: 1 });
  expect(driven.takeEffects().map(({ kind }) => kind)).toContain('read');
});
