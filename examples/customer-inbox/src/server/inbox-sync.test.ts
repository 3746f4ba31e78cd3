import { seedId, visit } from '@driftscope/example-server';
import { afterEach, expect, test, vi } from 'vitest';
import { startCustomerInbox } from './start-customer-inbox.ts';

const ines = seedId('r', '+351 912 555 014');
const nora = {
  customer: { name: 'Nora Lind', contact: '+46 70 555 1', channel: 'WhatsApp', city: 'Umeå', interest: 'E-bike' },
  text: 'Is the Nova in stock?',
};

interface Put {
  readonly seq: number;
  readonly entity: { readonly type: string; readonly id: string };
  readonly fields: Readonly<Record<string, unknown>>;
}

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function open(name: string, assignMs = 20) {
  const inbox = await startCustomerInbox({ port: 0, delays: { assignMs, lookUpMs: 5_000, deliverMs: 20 } });
  endings.push(inbox.stop);
  const { ask } = await visit(inbox.url, name);
  let written = 0;
  return {
    ask,
    changes: async (since = 0) => {
      const { body } = await ask(`/api/sync?scope=inbox&since=${since}`);
      return (body as { readonly pages: readonly [{ readonly changes: readonly Put[] }] }).pages[0].changes;
    },
    write: async (mutation: object) => {
      written += 1;
      const common = { id: `w${written}`, device: 'd', scope: 'inbox', atMs: Date.now() };
      const { body } = await ask('/api/mutations', { mutations: [{ ...common, ...mutation }] });
      return (body as { readonly outcomes: readonly unknown[] }).outcomes[0];
    },
  };
}

const reply = (id: string, more: object = {}) => ({
  kind: 'put',
  entity: { type: 'message', id },
  fields: {
    roomId: ines,
    from: 'agent',
    authorId: 'u_bob',
    authorName: 'Bob',
    text: 'Saturday at ten?',
    sentAt: '2001-01-01T00:00:00.000Z',
    delivery: 'sent',
    ...more,
  },
});

test('a new customer is one complete room, and the message after it', async () => {
  // Nobody is assigned meanwhile: that would be a later change of the room.
  const { ask, changes } = await open('bob', 60_000);
  const before = (await changes()).length;
  await ask('/api/webhooks/messages', nora);
  const [room, message, ...others] = (await changes()).slice(before);
  expect(room).toMatchObject({
    entity: { type: 'room' },
    fields: { lead: { name: 'Nora Lind' }, lastMessage: { text: 'Is the Nova in stock?' }, readUpTo: null },
  });
  expect(message).toMatchObject({ entity: { type: 'message' }, fields: { roomId: room?.entity.id, from: 'customer' } });
  expect(others).toEqual([]);
});

test('a new room is given to an agent', async () => {
  const { ask, changes } = await open('bob');
  await ask('/api/webhooks/messages', nora);
  await vi.waitFor(async () =>
    expect((await changes()).at(-1)).toMatchObject({ fields: { assignee: { id: 'u_alice' } } }),
  );
});

test('what a sync client sends is said in the room, at the server’s time, and is delivered', async () => {
  const { ask, changes, write } = await open('bob');
  expect(await write(reply('m_new'))).toMatchObject({ kind: 'accepted' });
  const { body } = await ask(`/api/rooms/${ines}/messages`);
  const said = (body as { readonly messages: readonly { readonly sentAt: string }[] }).messages.at(-1);
  expect(said).toMatchObject({ id: 'm_new', text: 'Saturday at ten?', authorName: 'Bob' });
  expect(Date.parse(said?.sentAt ?? '')).toBeGreaterThan(Date.parse('2020-01-01'));
  await vi.waitFor(async () =>
    expect((await changes()).at(-1)).toMatchObject({
      entity: { id: 'm_new' },
      fields: { delivery: 'delivered', sentAt: said?.sentAt },
    }),
  );
});

test('what one agent has read and taken over is so for those who ask over HTTP, and what they did is in the log', async () => {
  const { ask, changes, write } = await open('bob');
  const messages = (await changes()).filter(({ fields }) => fields.roomId === ines);
  const room = { type: 'room', id: ines };
  const [first, last] = [messages[0]?.entity.id, messages.at(-1)?.entity.id];
  await write({ kind: 'patch', entity: room, fields: { readUpTo: last } });
  expect(await ask('/api/rooms')).toMatchObject({ body: { rooms: [{ id: ines, unreadCount: 0 }, {}, {}, {}, {}] } });
  // A device that was away has read less: that takes nothing back.
  await write({ kind: 'patch', entity: room, fields: { readUpTo: first } });
  expect((await changes()).find(({ entity }) => entity.id === ines)).toMatchObject({ fields: { readUpTo: last } });
  await ask(`/api/rooms/${seedId('r', 'web-form-7031@pedalwerk.example')}/assign`, {});
  expect((await changes()).at(-1)).toMatchObject({
    fields: { lead: { name: 'Yusuf Demir' }, assignee: { id: 'u_bob' } },
  });
});

test('nobody writes in the name of another, changes what was said, or makes rooms', async () => {
  const { changes, write } = await open('bob');
  const before = await changes();
  const refused = { kind: 'refused', reason: expect.any(String) };
  const room = { type: 'room', id: ines };
  const known = before.find(({ entity }) => entity.type === 'message')?.entity;
  expect(await write(reply('m_1', { authorId: 'u_alice' }))).toMatchObject(refused);
  expect(await write(reply('m_1', { from: 'customer' }))).toMatchObject(refused);
  expect(await write(reply('m_1', { roomId: 'r_none' }))).toMatchObject(refused);
  expect(await write(reply(known?.id ?? ''))).toMatchObject(refused);
  expect(await write({ kind: 'delete', entity: known })).toMatchObject(refused);
  expect(await write({ kind: 'put', entity: room, fields: { readUpTo: 'm_1' } })).toMatchObject(refused);
  expect(await write({ kind: 'patch', entity: room, fields: { readUpTo: 'm_none' } })).toMatchObject(refused);
  expect(await write({ kind: 'patch', entity: room, fields: { lead: null } })).toMatchObject(refused);
  expect(
    await write({ kind: 'patch', entity: room, fields: { assignee: { id: 'u_alice', name: 'Alice' } } }),
  ).toMatchObject(refused);
  expect(await changes()).toEqual(before);
});
