import { createIdentityMatch, parseBatch, type RecordedSession } from '@driftscope/records';
import { expect, test } from 'vitest';
import { judgeFile } from './judge-file.ts';

const isIdOf = createIdentityMatch([]);

test('a file says how its last page stood: who was there, and its stores beside the wire', () => {
  const { recorded, account } = judgeFile([page('first', 1_000, 'Alice'), page('last', 60_000, 'Bob')], { isIdOf });
  expect(recorded.map(({ header }) => header.id)).toEqual(['first', 'last']);
  expect(account).toMatchObject({ identity: { who: 'u-Bob' }, stores: [{ name: 'todos' }] });
});

test('a server that began after the page, and a frame inside it, are not the page that is shown', () => {
  const server = session('server', 80_000, { server: 'chat' }, []);
  const frame = session('frame', 90_000, { frame: {} }, []);
  const { recorded, account } = judgeFile([page('page', 1_000, 'Alice'), server, frame], { isIdOf });
  expect(recorded.map(({ header }) => header.id)).toEqual(['server', 'page', 'frame']);
  expect(account?.identity.who).toBe('u-Alice');
});

test('a file without a page says nothing of one', () => {
  expect(judgeFile([], { isIdOf })).toEqual({ recorded: [], incidents: [], account: undefined });
});

function page(id: string, originMs: number, name: string): RecordedSession {
  return session(id, originMs, { origin: 'https://todo.example' }, [
    { kind: 'recorder.on', fromStart: true },
    { kind: 'identity.seen', who: `u-${name}`, label: name, how: 'response' },
    { kind: 'store.found', store: 1, library: 'zustand', name: 'todos', via: 'react hook' },
    { kind: 'store.snapshot', store: 1, state: { list: [{ id: 't_1', text: 'one' }] } },
  ]);
}

function session(id: string, originMs: number, header: object, records: readonly object[]): RecordedSession {
  const batch = parseBatch({
    v: 1,
    session: { id, originMs, ...header },
    batch: 1,
    records: records.map((record, index) => ({ seq: index + 1, t: index, ...record })),
  });
  if (!batch.ok) throw new Error(batch.error.message);
  return { header: batch.value.session, records: batch.value.records, knownToT: 10_000 };
}
