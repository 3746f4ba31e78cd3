import { seedId, visit } from '@driftscope/example-server';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, test, vi } from 'vitest';
import { startCustomerInbox } from './start-customer-inbox.ts';

const ines = seedId('r', '+351 912 555 014');
const nora = {
  customer: { name: 'Nora Lind', contact: '+46 70 555 1', channel: 'WhatsApp', city: 'Umeå', interest: 'E-bike' },
  text: 'Is the Nova in stock?',
};

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function open() {
  const inbox = await startCustomerInbox({ port: 0, delays: { assignMs: 60, lookUpMs: 120, deliverMs: 60 } });
  endings.push(inbox.stop);
  return inbox;
}

/** An agent's socket, and what it hears. */
async function listenTo(
  url: string,
  token: string,
): Promise<{ socket: Socket; heard: [event: string, body: unknown][] }> {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true });
  endings.push(() => socket.disconnect());
  const heard: [string, unknown][] = [];
  socket.onAny((event: string, body: unknown) => heard.push([event, body]));
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('connect_error', reject);
  });
  return { socket, heard };
}

const namesOf = (heard: readonly (readonly [string, unknown])[]) => heard.map(([event]) => event);

test('each queue has its rooms, with the lead, the last message and the count of unread ones', async () => {
  const { url } = await open();
  const alice = await visit(url, 'alice');
  const namesIn = async (queue: string) => {
    const { body } = await alice.ask(`/api/rooms?queue=${queue}`);
    return (body as { rooms: { lead: { name: string } }[] }).rooms.map(({ lead }) => lead.name);
  };
  expect(await namesIn('everyone')).toHaveLength(5);
  expect(await namesIn('mine')).toEqual(['Tomasz Zielinski', 'Maren Holt']);
  expect(await namesIn('unassigned')).toEqual(['Yusuf Demir']);
  expect(await alice.ask('/api/rooms')).toMatchObject({
    body: { rooms: [{ id: ines, unreadCount: 2, lastMessage: { text: 'I am free on Saturday.' } }, {}, {}, {}, {}] },
  });
  expect(await alice.ask('/api/rooms?queue=theirs')).toMatchObject({ status: 400 });
});

test('a new customer is told of in three events, none of them complete, and the room comes last and as it was first', async () => {
  const { url } = await open();
  const alice = await visit(url, 'alice');
  const { heard } = await listenTo(url, alice.token);
  expect(await (await visit(url)).ask('/api/webhooks/messages', nora)).toMatchObject({ status: 204 });
  await vi.waitFor(() => expect(namesOf(heard)).toEqual(['new_message', 'room_updated', 'new_room']));
  const [[, message], [, updated], [, created]] = heard as [[string, unknown], [string, unknown], [string, unknown]];
  const { roomId } = message as { roomId: string };
  expect(updated).toEqual({ id: roomId, version: 2, assignee: expect.objectContaining({ name: 'Alice' }) });
  expect(created).toEqual({ id: roomId, version: 1, assignee: null, createdAt: expect.any(String) });
  expect(await alice.ask('/api/rooms')).toMatchObject({
    body: { rooms: [{}, {}, {}, {}, {}, { id: roomId, version: 2, lead: { name: 'Nora Lind' }, unreadCount: 1 }] },
  });
});

test('a known customer writes into their own room', async () => {
  const { url } = await open();
  const alice = await visit(url, 'alice');
  const again = { ...nora, customer: { ...nora.customer, contact: '+351 912 555 014' } };
  await alice.ask('/api/webhooks/messages', again);
  expect(await alice.ask('/api/rooms')).toMatchObject({
    body: { rooms: [{ id: ines, unreadCount: 3, lastMessage: { authorName: 'Ines Duarte' } }, {}, {}, {}, {}] },
  });
});

test('who has joined a room hears its messages twice, and of their delivery, until they leave', async () => {
  const { url } = await open();
  const alice = await visit(url, 'alice');
  const { socket, heard } = await listenTo(url, alice.token);
  socket.emit('room:join', 'r_none');
  socket.emit('room:join', ines);
  // Until the server has the join, the message comes once only.
  await vi.waitFor(async () => {
    heard.length = 0;
    await alice.ask(`/api/rooms/${ines}/messages`, { text: 'Saturday at ten?' });
    expect(namesOf(heard).slice(0, 2)).toEqual(['new_message', 'room:new_message']);
  });
  await vi.waitFor(() =>
    expect(heard.at(-1)).toEqual(['room:message_updated', expect.objectContaining({ delivery: 'delivered' })]),
  );
  socket.emit('room:leave', ines);
  await vi.waitFor(async () => {
    heard.length = 0;
    await alice.ask(`/api/rooms/${ines}/messages`, { text: 'Or at eleven?' });
    await vi.waitFor(() => expect(namesOf(heard)).toContain('new_message'));
    expect(namesOf(heard)).not.toContain('room:new_message');
  });
});

test('what was read counts no more, for all agents', async () => {
  const { url } = await open();
  const [alice, bob] = [await visit(url, 'alice'), await visit(url, 'bob')];
  expect(await alice.ask(`/api/rooms/${ines}/read`, {})).toMatchObject({ status: 204 });
  expect(await bob.ask('/api/rooms')).toMatchObject({
    body: { rooms: [{ id: ines, unreadCount: 0 }, {}, {}, {}, {}] },
  });
});

test('without a token there is nothing to see and nothing to hear', async () => {
  const { url } = await open();
  expect(await (await visit(url)).ask('/api/rooms')).toMatchObject({ status: 401 });
  await expect(listenTo(url, 'forged')).rejects.toThrow('token-refused');
});

test('a webhook that makes no sense is refused', async () => {
  const { url } = await open();
  const visitor = await visit(url);
  expect(await visitor.ask('/api/webhooks/messages', { text: 'Hi' })).toMatchObject({
    status: 400,
    body: { error: { kind: 'malformed' } },
  });
});
