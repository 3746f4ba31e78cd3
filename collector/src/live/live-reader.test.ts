import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type IncidentPush, IncidentPushSchema, type IncidentSummary } from '@driftscope/detect';
import { io } from 'socket.io-client';
import { Value } from 'typebox/value';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeIncident } from '../testing/make-incident.ts';
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

/** A live push of incidents of 64 KiB, of which the last state is kept, as a store does. */
async function startPushing() {
  const known = new Map<string, IncidentSummary>();
  let rev = 0;
  const live = startLive({
    judgeCaller: () => undefined,
    changedSince: async (since, limit) =>
      [...known.values()]
        .filter((one) => one.rev > since)
        .sort((a, b) => a.rev - b.rev)
        .slice(0, limit),
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
    known.set(id, changed);
    live.push([changed]);
  };
  return { port, known, change };
}

function connectTo(url: string) {
  const socket = io(`${url}/live`, { transports: ['websocket'], reconnection: false });
  onTestFinished(() => void socket.close());
  const heard: (IncidentPush | 'behind')[] = [];
  socket.on('incident', (push: unknown) => heard.push(Value.Parse(IncidentPushSchema, push)));
  socket.on('behind', () => heard.push('behind'));
  return { socket, heard };
}

describe('a reader of the live push that stalls', () => {
  it('has at most 16 MiB waiting for it, is told that it fell behind, and then gets what changed', async () => {
    const { port, known, change } = await startPushing();
    const proxy = await startProxy(port);
    const { socket, heard } = connectTo(proxy.url);
    const other = connectTo(`http://127.0.0.1:${port}`);
    await vi.waitFor(() => expect([socket.connected, other.socket.connected]).toEqual([true, true]));

    proxy.pause();
    for (let turn = 0; turn < 20; turn++) {
      for (let index = 0; index < 40; index++) change(`i${index}`);
      await vi.waitFor(() => expect(other.heard).toHaveLength((turn + 1) * 40), 20_000);
    }
    proxy.resume();
    const last = new Map([...known].map(([id, { rev }]) => [id, rev]));
    await vi.waitFor(() => {
      const pushes = heard.filter((one) => one !== 'behind');
      expect(new Map(pushes.map(({ incident }) => [incident.id, incident.rev]))).toEqual(last);
    }, 20_000);

    expect(heard.filter((one) => one === 'behind')).toHaveLength(1);
    expect(heard.indexOf('behind') * 64 * 1024).toBeLessThan(16 * mib);
    expect(heard.length).toBeLessThan(other.heard.length);
    change('after');
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ incident: { id: 'after' } }));
    expect(other.heard).not.toContain('behind');
  });
});
