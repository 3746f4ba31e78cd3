import { visit } from '@driftscope/example-server';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startEncryptedChat } from './index.ts';

async function openChat() {
  const chat = await startEncryptedChat({ port: 0 });
  onTestFinished(() => chat.stop());
  const person = async (name: string) => {
    const visitor = await visit(chat.url, name);
    const socket: Socket = io(chat.url, { auth: { token: visitor.token }, transports: ['websocket'], forceNew: true });
    onTestFinished(() => void socket.disconnect());
    const heard: { event: string; body: unknown }[] = [];
    socket.onAny((event: string, body: unknown) => heard.push({ event, body }));
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    return { visitor, socket, heard };
  };
  return { url: chat.url, person };
}

const ciphertext = { iv: 'AAAAAAAAAAAAAAAA', data: 'AAAA' };
const conversationId = 'c_alice_bob';
const message = (ref: string) => ({ conversationId, ref, ciphertext });

test('a message reaches the other member, and nobody else', async () => {
  const { person } = await openChat();
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  const sent: unknown = await alice.socket.emitWithAck('message:send', message('r_1'));
  expect(sent).toMatchObject({ ok: true, value: { authorId: 'u_alice', ref: 'r_1' } });
  await vi.waitFor(() =>
    expect(bob.heard).toContainEqual({ event: 'message:new', body: expect.objectContaining({ ref: 'r_1' }) }),
  );
  expect(await carol.socket.emitWithAck('message:list', conversationId)).toMatchObject({ ok: false });
  expect(carol.heard.map(({ event }) => event)).not.toContain('message:new');
});

test('a handler that fails answers nothing, and the next event is handled as ever', async () => {
  const warnings = vi.spyOn(process, 'emitWarning').mockReturnValue(undefined);
  onTestFinished(() => warnings.mockRestore());
  const { person } = await openChat();
  const alice = await person('alice');
  await alice.visitor.ask('/api/demo/break', {});
  let answered = false;
  alice.socket.emit('message:send', message('r_1'), () => {
    answered = true;
  });
  expect(await alice.socket.emitWithAck('message:send', message('r_2'))).toMatchObject({ ok: true });
  expect(answered).toBe(false);
  expect(warnings).toHaveBeenCalledOnce();
});

test('a request that the server fails at is answered with 500 and reported once', async () => {
  const warnings = vi.spyOn(process, 'emitWarning').mockReturnValue(undefined);
  onTestFinished(() => warnings.mockRestore());
  const { person } = await openChat();
  const alice = await person('alice');
  await alice.visitor.ask('/api/demo/break', {});
  const answer = await alice.visitor.ask('/api/mutations', { mutations: [] });
  expect(answer).toMatchObject({ status: 500, body: { error: { kind: 'internal' } } });
  expect(warnings).toHaveBeenCalledOnce();
});

test('a message with a time to live is told no more once it is over', async () => {
  const { person } = await openChat();
  const alice = await person('alice');
  await alice.socket.emitWithAck('message:send', { ...message('r_1'), ttlMs: 1_000 });
  const refs = async () => JSON.stringify(await alice.socket.emitWithAck('message:list', conversationId));
  expect(await refs()).toContain('"r_1"');
  await vi.waitFor(async () => expect(await refs()).not.toContain('"r_1"'), 5_000);
});

test('who is there is told by all of a user’s devices together', async () => {
  const { person } = await openChat();
  const [alice, phone, laptop] = [await person('alice'), await person('bob'), await person('bob')];
  const last = () => alice.heard.findLast(({ event }) => event === 'presence:list')?.body;
  await vi.waitFor(() => expect(last()).toEqual(expect.arrayContaining(['u_alice', 'u_bob'])));
  phone.socket.disconnect();
  const carol = await person('carol');
  await vi.waitFor(() => expect(last()).toContain('u_carol'));
  expect(last()).toContain('u_bob');
  laptop.socket.disconnect();
  await vi.waitFor(() => expect(last()).not.toContain('u_bob'));
  expect(carol.socket.connected).toBe(true);
});

test('nobody comes in without a token, and writes through the sync routes for another', async () => {
  const { url, person } = await openChat();
  const stranger = io(url, { transports: ['websocket'], forceNew: true });
  onTestFinished(() => void stranger.disconnect());
  await expect(new Promise((_resolve, reject) => stranger.once('connect_error', reject))).rejects.toThrow(
    'token-refused',
  );

  const { visitor } = await person('alice');
  const fields = { ...message('r_1'), authorId: 'u_bob', sentAt: '2026-01-01T00:00:00.000Z' };
  const write = {
    kind: 'put',
    id: 'w_1',
    device: 'd_1',
    scope: `conversation:${conversationId}`,
    atMs: Date.now(),
    fields,
  };
  const answer = await visitor.ask('/api/mutations', {
    mutations: [{ ...write, entity: { type: 'message', id: 'm_1' } }],
  });
  expect(answer.body).toMatchObject({ outcomes: [{ kind: 'refused', reason: 'it has another author' }] });
});
