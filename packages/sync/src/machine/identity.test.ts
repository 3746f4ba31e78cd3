import { expect, test } from 'vitest';
import { put, writeId } from '../testing/changes.ts';
import { connected, drive, emptyCopy, epoch, scope } from '../testing/drive.ts';
import { nobody } from './initial-state.ts';

const entity = { type: 'note', id: '1' };

function busy(): ReturnType<typeof connected> {
  const driven = connected({ [scope]: 1 });
  driven.send({ kind: 'mutate', id: writeId('w'), write: { kind: 'delete', scope, entity } });
  return driven;
}

test('a sign-out leaves nothing of the user: not in the state, not stored, not on the wire, not in other tabs', () => {
  const driven = connected({ [scope]: 1 }, { crossTab: true });
  driven.send({ kind: 'elected', bid: driven.lastRequest() });
  driven.takeEffects();
  driven.send({ kind: 'sign-out' });
  expect(driven.state).toMatchObject({ ...nobody });
  expect(driven.takeEffects()).toEqual(
    expect.arrayContaining([
      { kind: 'close', socket: expect.anything() },
      { kind: 'abort' },
      { kind: 'wipe', user: 'ada' },
      { kind: 'resign', user: 'ada' },
      { kind: 'post', message: { kind: 'signed-out', user: 'ada' } },
    ]),
  );
});

test('answers to the former user are dropped, also when the next one is there', () => {
  const driven = busy();
  const request = driven.lastRequest();
  driven.send({ kind: 'sign-in', user: 'ben' });
  driven.send({ kind: 'loaded', request: driven.lastRequest(), copy: { ...emptyCopy, session: 's2' } });
  const before = driven.state;
  const page = { kind: 'snapshot', scope, seq: 1, changes: [put(1)] } as const;
  for (const late of [request, request - 1]) {
    driven.send({ kind: 'read', request: late, answer: { epoch, nowMs: 0, pages: [page] } });
    driven.send({ kind: 'pushed', request: late, answer: { epoch, nowMs: 0, outcomes: [] } });
  }
  driven.send({ kind: 'message', socket: 2, message: { kind: 'change', change: put(1) } });
  expect(driven.state).toBe(before);
});

test('what is shown of a user is told to have changed when the user signs out', () => {
  const driven = busy();
  const page = { kind: 'snapshot', scope, seq: 1, changes: [put(1), put(2, '2')] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest() - 1, answer: { epoch, nowMs: 0, pages: [page] } });
  driven.takeEffects();
  driven.send({ kind: 'sign-out' });
  const told = driven.takeEffects().flatMap((effect) => (effect.kind === 'changed' ? effect.entities : []));
  expect(told.map(({ entity }) => entity.id).sort()).toEqual(['1', '2']);
});

test('a tab whose session was wiped by another one is signed out', () => {
  const driven = busy();
  driven.takeEffects();
  driven.send({ kind: 'save-failed', session: emptyCopy.session, reason: 'signed-out' });
  expect(driven.takeEffects()).toContainEqual({ kind: 'notice', notice: { kind: 'signed-out-elsewhere' } });
  expect(driven.state.owner.kind).toBe('none');
});

test('a full store is told once, and writes go on', () => {
  const driven = busy();
  driven.takeEffects();
  const full = { kind: 'save-failed', session: emptyCopy.session, reason: 'full' } as const;
  driven.send(full, full);
  expect(driven.takeEffects()).toEqual([{ kind: 'notice', notice: { kind: 'storage-full' } }]);
  expect(driven.state.storing).toBe(false);
});

test('a store that answers too late signs nobody out, and is left as it is', () => {
  const driven = drive({ crossTab: true }).send({ kind: 'sign-in', user: 'ada' });
  const first = driven.lastRequest();
  driven.wait(driven.state.options.loadTimeoutMs).send({ kind: 'tick' });
  expect(driven.state.owner).toMatchObject({ kind: 'ready', session: null });
  driven.send({ kind: 'elected', bid: driven.lastRequest() });
  driven.takeEffects();
  const { owner } = driven.state;
  const second = owner.kind === 'ready' ? owner.request : 0;
  for (const request of [first, second]) driven.send({ kind: 'loaded', request, copy: emptyCopy });
  expect(driven.state.owner.kind).toBe('ready');
  expect(driven.takeEffects()).toEqual([]);
});
