import { expect, test } from 'vitest';
import type { Change } from '../protocol/change.ts';
import type { EntityRef, Fields } from '../protocol/entity.ts';
import { isEpoch } from '../protocol/ids.ts';
import { parseMutations } from '../protocol/mutation.ts';
import { room } from '../testing/start-server.ts';
import { createMemoryStore } from './create-memory-store.ts';
import { createSyncCore } from './create-sync-core.ts';

const one: EntityRef = { type: 'room', id: 'r1' };

function createServer() {
  const epoch: unknown = 'e1';
  if (!isEpoch(epoch)) throw new Error('an epoch has another shape');
  const told: Change[] = [];
  let nowMs = 1_000;
  const core = createSyncCore({
    store: createMemoryStore(epoch),
    access: { scopesOf: () => [room], refusal: () => null },
    now: () => nowMs,
    onChange: (change) => told.push(change),
  });
  return {
    core,
    told,
    pass: (ms: number) => {
      nowMs += ms;
    },
    put: (fields: Fields, expiresAtMs?: number) =>
      core.write({ kind: 'put', scope: room, entity: one, fields, ...(expiresAtMs !== undefined && { expiresAtMs }) }),
    delete: () => core.write({ kind: 'delete', scope: room, entity: one }),
    /** A write of a device which has seen the scope up to `seq`. */
    push: (fields: Fields, atMs: number, seq?: number) => {
      const seen = seq === undefined ? {} : { seen: { epoch, seq } };
      const mutation = { kind: 'put', id: `${atMs}`, device: 'd', scope: room, entity: one, fields, atMs, ...seen };
      const parsed = parseMutations({ mutations: [mutation] });
      if (!parsed.ok) throw new Error(parsed.message);
      return core.push('ann', parsed.value.mutations).outcomes[0]?.kind;
    },
    last: () => core.read('ann', [{ scope: room, since: 0 }]).pages[0],
  };
}

test('what the server writes is told complete, with the fields that it did not name', () => {
  const server = createServer();
  server.put({ name: 'Nora', unread: 1 });
  server.put({ unread: 2 });
  expect(server.told).toEqual([
    { kind: 'put', scope: room, seq: 1, atMs: 1_000, entity: one, fields: { name: 'Nora', unread: 1 } },
    { kind: 'put', scope: room, seq: 2, atMs: 1_000, entity: one, fields: { name: 'Nora', unread: 2 } },
  ]);
  expect(server.last()).toMatchObject({ changes: [{ seq: 2 }] });
});

test('an older write of a device that had not seen it loses, one that had seen it wins', () => {
  const server = createServer();
  server.put({ name: 'Nora' });
  expect(server.push({ name: 'Offline' }, 500)).toBe('conflict');
  expect(server.push({ name: 'Seen' }, 400, 1)).toBe('accepted');
  expect(server.told.at(-1)).toMatchObject({ seq: 2, fields: { name: 'Seen' } });
});

test('over what a device wrote the server always wins, and its fields count as the newer ones', () => {
  const server = createServer();
  server.push({ name: 'Ann’s', city: 'Umeå' }, 1_000);
  server.put({ name: 'Server’s' });
  expect(server.told.at(-1)).toMatchObject({ fields: { name: 'Server’s', city: 'Umeå' } });
  expect(server.push({ name: 'Late' }, 999)).toBe('conflict');
  expect(server.push({ city: 'Kiruna' }, 998)).toBe('accepted');
  expect(server.told.at(-1)).toMatchObject({ fields: { name: 'Server’s', city: 'Kiruna' } });
});

test('a delete is told once, and what is written after it begins anew', () => {
  const server = createServer();
  server.delete();
  expect(server.told).toEqual([]);
  server.put({ name: 'Nora', unread: 1 });
  server.delete();
  server.delete();
  server.put({ unread: 3 });
  expect(server.told.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['put', 1],
    ['delete', 2],
    ['put', 3],
  ]);
  expect(server.told.at(-1)).toMatchObject({ fields: { unread: 3 } });
});

test('an expiry stays until another is given, and what expired is not built upon', () => {
  const server = createServer();
  server.put({ text: 'soon gone' }, 2_000);
  server.put({ read: true });
  expect(server.told.at(-1)).toMatchObject({ expiresAtMs: 2_000, fields: { text: 'soon gone', read: true } });
  server.pass(1_000);
  server.put({ read: false });
  expect(server.told.at(-1)).toEqual({
    kind: 'put',
    scope: room,
    seq: 3,
    atMs: 2_000,
    entity: one,
    fields: { read: false },
  });
});
