import { scopeNamed, type VisibleEntity } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { inboxOf } from './inbox-of.ts';

const lead = { id: 'l', name: 'Nora', contact: '+46', channel: 'WhatsApp', city: 'Umeå', interest: 'E-bike' };

function entity(type: string, id: string, fields: VisibleEntity['fields'], isConfirmed = true): VisibleEntity {
  const scope = scopeNamed('inbox');
  const named = { scope, entity: { type, id } };
  const confirmed = { ...named, kind: 'put', seq: 1, atMs: 1, fields } as const;
  return { ...named, fields, pending: !isConfirmed, ...(isConfirmed && { confirmed }) };
}

const room = (readUpTo: string | null) =>
  entity('room', 'r', {
    createdAt: '2026-01-01T00:00:00.000Z',
    lead,
    assignee: null,
    lastMessage: { text: 'hi', sentAt: '2026-01-01T00:00:00.000Z' },
    readUpTo,
  });

const message = (number: number, from: string, isConfirmed = true) =>
  entity(
    'message',
    `m${number}`,
    {
      roomId: 'r',
      from,
      authorId: 'a',
      authorName: 'A',
      text: `text ${number}`,
      sentAt: `2026-01-01T00:00:0${number}.000Z`,
      delivery: from === 'customer' ? 'received' : 'sent',
    },
    isConfirmed,
  );

const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id);

test('unread are the customer’s messages after the last one that was seen', () => {
  const said = [message(3, 'customer'), message(1, 'customer'), message(2, 'agent'), message(4, 'customer')];
  const unread = (readUpTo: string | null) => inboxOf([room(readUpTo)], said).rooms[0]?.unreadCount;
  expect(unread(null)).toBe(3);
  expect(unread('m1')).toBe(2);
  expect(unread('m4')).toBe(0);
});

test('messages are in the server’s order, and those on their way come last, whatever their clock says', () => {
  const { messages, rooms } = inboxOf(
    [room(null)],
    [message(0, 'agent', false), message(2, 'agent'), message(1, 'customer')],
  );
  expect(ids(messages.get('r'))).toEqual(['m1', 'm2', 'm0']);
  expect(messages.get('r')?.map(({ delivery }) => delivery)).toEqual(['received', 'sent', 'sending']);
  expect(rooms[0]?.last).toMatchObject({ text: 'text 0' });
});

test('what is in no expected form is left out', () => {
  const { messages, rooms } = inboxOf([entity('room', 'x', {})], [entity('message', 'y', { roomId: 'r' })]);
  expect([rooms, messages.size]).toEqual([[], 0]);
});
