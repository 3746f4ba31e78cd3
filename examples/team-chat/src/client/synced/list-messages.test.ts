import { scopeNamed, type VisibleEntity } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { listMessages } from './list-messages.ts';

const NOW_MS = 5_000;

/** @param seq - its place in the log. Absent: the server does not have it yet. */
function entity(id: string, seq?: number): VisibleEntity {
  const scope = scopeNamed('conversation:c');
  const fields = { conversationId: 'c', authorId: 'u_a', text: id };
  const named = { scope, entity: { type: 'message', id }, fields };
  if (seq === undefined) return { ...named, pending: true };
  return { ...named, pending: false, confirmed: { ...named, kind: 'put', seq, atMs: seq * 1_000 } };
}

test('messages stand as the server took them, and what it does not have yet stands last', () => {
  const list = listMessages([entity('mine'), entity('second', 2), entity('first', 1), entity('mine too')], NOW_MS);
  expect(list.map(({ id, pending }) => [id, pending])).toEqual([
    ['first', undefined],
    ['second', undefined],
    ['mine', true],
    ['mine too', true],
  ]);
});

test('a message has the server’s time once the server has it', () => {
  const [confirmed, pending] = listMessages([entity('taken', 1), entity('not yet')], NOW_MS);
  expect(confirmed?.sentAt).toBe('1970-01-01T00:00:01.000Z');
  expect(pending?.sentAt).toBe('1970-01-01T00:00:05.000Z');
});

test('what is no message is not shown', () => {
  expect(listMessages([{ ...entity('odd', 1), fields: { text: 'by nobody' } }], NOW_MS)).toEqual([]);
});
