import { parseSyncAnswer, type ServerMessage, type SyncAnswer, socketEvent } from '@driftscope/sync/server';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';

const longAgoMs = Date.now() - 60_000;

/** A client of `/live`, with what was sent to it and why it could not connect. */
function connect(url: string, headers: Record<string, string> = {}) {
  const socket = io(`${url}/live`, { transports: ['websocket'], extraHeaders: headers, reconnection: false });
  onTestFinished(() => void socket.close());
  const messages: ServerMessage[] = [];
  const faults: string[] = [];
  socket.on(socketEvent, (message: ServerMessage) => messages.push(message));
  socket.on('connect_error', ({ message }) => faults.push(message));
  return { socket, messages, faults };
}

/** A collector that found an incident, which was changed then. */
async function withChanges(): Promise<TestCollector> {
  const collector = await startTestCollector();
  await collector.post(freeze('s1', longAgoMs));
  await vi.waitFor(async () => expect((await collector.get('/api/v1/incidents/s1-1')).status).toBe(200), 10_000);
  await collector.post({ status: 'acknowledged' }, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
  return collector;
}

async function readSince({ get }: TestCollector, since: string, scope = 'incidents'): Promise<SyncAnswer> {
  const answer = parseSyncAnswer((await get(`/api/v1/live/sync?scope=${scope}&since=${since}`)).body);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

describe('the live push', () => {
  it('tells where the log is, then each change of an incident by its number', async () => {
    const { url, post } = await startTestCollector();
    const { messages } = connect(url);
    await vi.waitFor(() => expect(messages).toMatchObject([{ kind: 'hello', heads: { incidents: 0 } }]));
    await post(freeze('s1', longAgoMs));
    await vi.waitFor(() => expect(messages).toHaveLength(2), 10_000);
    await post({ status: 'acknowledged' }, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    await vi.waitFor(() => expect(messages).toHaveLength(3));
    const entity = { type: 'incident', id: 's1-1' };
    expect(messages.slice(1)).toMatchObject([
      { kind: 'change', change: { kind: 'put', seq: 1, entity, fields: { id: 's1-1', status: 'open', rev: 1 } } },
      { kind: 'change', change: { kind: 'put', seq: 2, entity, fields: { status: 'acknowledged', rev: 2 } } },
    ]);
  });

  it('answers a ping with a tag that is another one after each change', async () => {
    const { url, post } = await withChanges();
    const { socket, messages } = connect(url);
    const tags = () => messages.flatMap((message) => (message.kind === 'pong' ? [message.tag] : []));
    socket.emit(socketEvent, { kind: 'ping' });
    socket.emit(socketEvent, { kind: 'else' });
    await vi.waitFor(() => expect(tags()).toHaveLength(1));
    await post({ note: 'seen' }, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    socket.emit(socketEvent, { kind: 'ping' });
    await vi.waitFor(() => expect(new Set(tags()).size).toBe(2));
  });

  it('is open to pages of the collector only', async () => {
    const { url } = await startTestCollector();
    const own = connect(url, { origin: url });
    const foreign = connect(url, { origin: 'https://elsewhere.test' });
    await vi.waitFor(() => expect(own.socket.connected).toBe(true));
    await vi.waitFor(() => expect(foreign.faults).toHaveLength(1));
  });
});

describe('what was missed of it', () => {
  it('is read from a number on, the last state of each incident', async () => {
    const collector = await withChanges();
    const { pages } = await readSince(collector, '0');
    expect(pages).toMatchObject([
      {
        kind: 'changes',
        since: 0,
        seq: 2,
        head: 2,
        changes: [{ seq: 2, fields: { id: 's1-1', status: 'acknowledged' } }],
      },
    ]);
    expect((await readSince(collector, '2')).pages).toMatchObject([{ kind: 'changes', seq: 2, changes: [] }]);
  });

  it('is nothing for one who begins, or whose number is of other data', async () => {
    const collector = await withChanges();
    const began = [{ kind: 'snapshot', seq: 2, changes: [{ entity: { type: 'log', id: 'start' } }] }];
    expect((await readSince(collector, '')).pages).toMatchObject(began);
    expect((await readSince(collector, '9')).pages).toMatchObject(began);
    expect((await readSince(collector, '', 'sessions')).pages).toEqual([{ kind: 'gone', scope: 'sessions' }]);
  });

  it('is read page by page where it is much', async () => {
    const collector = await withChanges();
    const sessions = Array.from({ length: 220 }, (_, index) => `p${index}`);
    for (const session of sessions) await collector.post(freeze(session, longAgoMs));
    await vi.waitFor(async () => {
      expect((await readSince(collector, '0')).pages).toMatchObject([{ seq: expect.any(Number), head: 222 }]);
    }, 20_000);
    const { pages } = await readSince(collector, '0');
    const [first] = pages;
    expect(first).toMatchObject({ changes: { length: 200 } });
    const next = first?.kind === 'changes' ? first.seq : 0;
    expect((await readSince(collector, String(next))).pages).toMatchObject([{ seq: 222, changes: { length: 21 } }]);
  });

  it('refuses what is no number', async () => {
    const { get } = await startTestCollector();
    const error = { kind: 'invalid-query' };
    expect(await get('/api/v1/live/sync?scope=incidents&since=x')).toMatchObject({ status: 400, body: { error } });
    expect(await get('/api/v1/live/sync?scope=incidents')).toMatchObject({ status: 400, body: { error } });
  });
});
