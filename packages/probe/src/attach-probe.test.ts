import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRedactor, parseRedactionKey } from '@driftscope/records';
import { Server } from 'socket.io';
import { expect, test, vi } from 'vitest';
import { attachProbe } from './attach-probe.ts';
import { connectClient } from './testing/connect-client.ts';
import { portOf } from './testing/port-of.ts';
import { identityKey, startScene } from './testing/start-scene.ts';

test('a client is followed from its connection over its rooms to its end', async () => {
  const scene = await startScene({ user: (socket) => socket.handshake.auth.user });
  scene.io.on('connection', (socket) => {
    socket.join('room');
    socket.on('leave', () => socket.leave('room'));
  });
  const client = await connectClient({ port: scene.port, auth: { user: 'u_alice' } });
  const base = { eio: client.eio(), sid: client.socket.id, namespace: '/' };
  client.socket.emit('leave');
  await vi.waitFor(() => expect(scene.io.sockets.adapter.rooms.has('room')).toBe(false));
  client.socket.disconnect();
  await vi.waitFor(() => expect(scene.io.sockets.sockets.size).toBe(0));

  const report = await scene.report();
  expect(report.of('probe.connect')).toMatchObject([
    { ...base, user: expect.stringMatching(/^\[redacted:/), recovered: false, transport: 'websocket' },
  ]);
  expect(report.of('probe.join').map(({ room }) => room)).toEqual([base.sid, 'room']);
  expect(report.of('probe.receive')).toMatchObject([{ ...base, event: 'leave' }]);
  expect(report.of('probe.leave').map(({ room }) => room)).toEqual(['room', base.sid]);
  expect(report.of('probe.disconnect')).toMatchObject([
    { ...base, reason: 'client namespace disconnect', rooms: [base.sid], sent: 0 },
  ]);
  await scene.end();
});

test('records are numbered without holes, in the order of their times, between on and off', async () => {
  const scene = await startScene();
  const client = await connectClient({ port: scene.port });
  scene.io.emit('last');
  await client.got('last');

  const { records } = await scene.report();
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  expect(records.map(({ t }) => t)).toEqual(records.map(({ t }) => t).toSorted((a, b) => a - b));
  expect(records.at(0)?.kind).toBe('recorder.on');
  expect(records.at(-1)?.kind).toBe('recorder.off');
  await scene.end();
});

test('payloads reach the client as they were, and long or binary ones are not recorded', async () => {
  const scene = await startScene({ maxArgsLength: 25 });
  const client = await connectClient({ port: scene.port });
  const long = 'x'.repeat(30);
  scene.io.emit('long', long);
  scene.io.emit('binary', Buffer.from([1, 2]));
  scene.io.emit('last', { a: [1, { b: null }] });
  await client.got('last');

  const report = await scene.report();
  expect(client.received.map(({ args }) => args)).toEqual([[long], [Buffer.from([1, 2])], [{ a: [1, { b: null }] }]]);
  expect(report.of('probe.emit').map(({ args }) => args)).toEqual([undefined, undefined, '[{"a":[1,{"b":null}]}]']);
  await scene.end();
});

test('secrets among the arguments are hashed before they leave the server', async () => {
  const scene = await startScene();
  scene.io.emit('session', { token: 'a-very-secret-token', name: 'Alice' });
  const report = await scene.report();
  const [emit] = report.of('probe.emit');
  expect(emit?.args).toContain('Alice');
  expect(emit?.args).not.toContain('a-very-secret-token');
  await scene.end();
});

test('a user has the hash that a page gives the same user', async () => {
  const scene = await startScene({ user: () => 'u_alice' });
  await connectClient({ port: scene.port });
  const report = await scene.report();
  const key = parseRedactionKey(identityKey);
  const page = createRedactor({ key: new Uint8Array(32), ...(key && { identityKey: key }) });
  const login = page.record({ kind: 'identity.login', seq: 1, t: 0, who: 'u_alice', how: 'app' });
  expect(report.of('probe.connect').map(({ user }) => user)).toEqual(['who' in login && login.who]);
  await scene.end();
});

test('a fault of the probe is recorded, and the application goes on', async () => {
  const scene = await startScene({
    user: () => {
      throw new Error('no such user');
    },
  });
  const client = await connectClient({ port: scene.port });
  scene.io.emit('last');
  await client.got('last');

  const report = await scene.report();
  expect(report.of('recorder.fault')).toMatchObject([{ hook: 'user', message: 'no such user', off: false }]);
  expect(report.of('probe.connect')).toHaveLength(1);
  expect(report.of('probe.emit')).toMatchObject([{ event: 'last', to: [{ n: 1 }] }]);
  await scene.end();
});

test('what the application does wrong fails as it would without the probe', async () => {
  const scene = await startScene();
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(() => scene.io.emit('cycle', 1n)).toThrow(TypeError);
  expect(() => scene.io.emit('cycle', cycle)).toThrow(RangeError);
  const report = await scene.report();
  expect(report.of('recorder.fault')).toEqual([]);
  await scene.end();
});

test('after the stop the server works on, and its methods are its own again', async () => {
  const scene = await startScene();
  await scene.report();
  const client = await connectClient({ port: scene.port });
  scene.io.emit('last', 'still here');
  await client.got('last');
  expect(Object.keys(scene.io.sockets.adapter)).not.toContain('broadcast');
  expect(Object.keys(scene.io.sockets.adapter)).not.toContain('apply');
  await scene.end();
});

test('a server that gets its engine after the probe is watched all the same', async () => {
  const server = createServer();
  const io = new Server();
  const bodies: string[] = [];
  const probe = attachProbe(io, {
    collectorUrl: 'http://collector.test',
    app: 'late',
    fetch: async (url, init) => {
      if (String(url).endsWith('/identity-key')) return new Response(null, { status: 404 });
      bodies.push(String(init?.body));
      return Response.json({}, { status: 202 });
    },
  });
  io.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = await connectClient({ port: portOf(server) });
  io.emit('last');
  await client.got('last');
  await probe.stop();
  expect(bodies.join()).toContain(`"to":[{"eio":"${client.eio()}","n":1}]`);
  await io.close();
});
