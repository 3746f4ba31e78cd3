import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { IncidentSummary } from '@driftscope/detect';
import { type ServerMessage, socketEvent } from '@driftscope/sync/server';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeIncident } from '../testing/make-incident.ts';
import { createIncidentLog } from './incident-log.ts';
import { startLive } from './start-live.ts';

const mib = 1024 * 1024;

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A way to a server on which nothing is read from it while it is paused. */
async function startProxy(port: number) {
  const ways: { readonly client: Socket; readonly upstream: Socket }[] = [];
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    ways.push({ client, upstream });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(() => {
    for (const { upstream } of ways) upstream.destroy();
    server.close();
  });
  return {
    url,
    pause: () => {
      for (const { client, upstream } of ways) upstream.unpipe(client).pause();
    },
    resume: () => {
      for (const { client, upstream } of ways) upstream.pipe(client);
    },
  };
}

/** A live push of incidents of 64 KiB. */
async function startPushing() {
  let rev = 0;
  const log = createIncidentLog({
    incidents: { lastRev: async () => rev, changedSince: async () => [] },
    clock: Date.now,
  });
  const live = startLive({
    log,
    judgeCaller: () => undefined,
    report: ({ message }, cause) => {
      throw new Error(message, { cause });
    },
  });
  const server = createHttpServer();
  live.attach(server);
  const port = await listen(server);
  onTestFinished(() => live.stop());
  const change = (id: string) => {
    const { evidence: _, witness: __, advice: ___, ...incident } = makeIncident({ id, title: 'x'.repeat(64 * 1024) });
    const changed: IncidentSummary = { ...incident, status: 'open', rev: ++rev };
    live.push([changed]);
  };
  return { port, change };
}

function connectTo(url: string) {
  const socket = io(`${url}/live`, { transports: ['websocket'], reconnection: false });
  onTestFinished(() => void socket.close());
  const seqs: number[] = [];
  const tags: string[] = [];
  socket.on(socketEvent, (message: ServerMessage) => {
    if (message.kind === 'change') seqs.push(message.change.seq);
    if (message.kind === 'pong') tags.push(message.tag);
  });
  return { socket, seqs, tags };
}

describe('a reader of the live push that stalls', () => {
  it('has at most 16 MiB waiting for it, and sees by the next number that it missed something', async () => {
    const { port, change } = await startPushing();
    const proxy = await startProxy(port);
    const stalled = connectTo(proxy.url);
    const other = connectTo(`http://127.0.0.1:${port}`);
    await vi.waitFor(() => expect([stalled.socket.connected, other.socket.connected]).toEqual([true, true]));

    proxy.pause();
    for (let turn = 0; turn < 20; turn++) {
      for (let index = 0; index < 40; index++) change(`i${index}`);
      await vi.waitFor(() => expect(other.seqs).toHaveLength((turn + 1) * 40), 20_000);
    }
    proxy.resume();
    stalled.socket.emit(socketEvent, { kind: 'ping' });
    other.socket.emit(socketEvent, { kind: 'ping' });
    await vi.waitFor(() => expect(stalled.tags).toHaveLength(1), 20_000);
    await vi.waitFor(() => expect(other.tags).toEqual(stalled.tags));
    const heard = stalled.seqs.length;
    expect(heard * 64 * 1024).toBeLessThan(16 * mib);
    expect(stalled.seqs).toEqual(Array.from({ length: heard }, (_, index) => index + 1));

    change('after');
    await vi.waitFor(() => expect(stalled.seqs.at(-1)).toBe(801));
    expect(other.seqs).toHaveLength(801);
  });
});
