import { expect, test, vi } from 'vitest';
import { connectClient } from './testing/connect-client.ts';
import { missedBy } from './testing/missed-by.ts';
import { startLine } from './testing/start-line.ts';
import { startScene } from './testing/start-scene.ts';

/** What one client got and its twin did not, by the text of the arguments. */
const lackOf = (
  whole: readonly { readonly args: readonly unknown[] }[],
  part: readonly { readonly args: readonly unknown[] }[],
): string[] => {
  const had = new Set(part.map(({ args }) => JSON.stringify(args)));
  return whole.map(({ args }) => JSON.stringify(args)).filter((text) => !had.has(text));
};

test('what a client missed is exactly what its twin got meanwhile, the tail of the dead connection included', async () => {
  const scene = await startScene();
  scene.io.on('connection', (socket) => socket.join(['room', 'hall']));
  const line = await startLine(scene.port);
  const cut = await connectClient({ port: line.port });
  const twin = await connectClient({ port: scene.port });
  const eio = cut.eio();

  scene.io.to('room').emit('note', 'before');
  await cut.got('note');
  line.silence();
  scene.io.to('room').emit('note', 'into silence');
  scene.io.to('hall').emit('note', 'into silence too');
  await vi.waitFor(() => expect(twin.received).toHaveLength(3));
  line.cut();
  await vi.waitFor(() => expect(scene.io.sockets.sockets.size).toBe(1));
  scene.io.to('room').emit('note', 'while away');
  scene.io.to('elsewhere').emit('note', 'for others');
  scene.io.to('room').except('hall').emit('note', 'kept from both');
  scene.io.emit('note', 'to everybody');
  await vi.waitFor(() => expect(cut.socket.connected).toBe(false));
  await cut.reconnect();
  scene.io.emit('last', 'after');
  await Promise.all([cut.got('last'), twin.got('last')]);

  const report = await scene.report();
  const missed = missedBy(report, { namespace: '/', eio, backAs: cut.eio(), received: cut.received });
  expect(missed).toEqual(lackOf(twin.received, cut.received));
  expect(missed).toEqual(['["into silence"]', '["into silence too"]', '["while away"]', '["to everybody"]']);
  await line.end();
  await scene.end();
});

test('what recovery sends again is not missed, and what it cannot send is', async () => {
  const scene = await startScene({ io: { connectionStateRecovery: { maxDisconnectionDuration: 60_000 } } });
  scene.io.on('connection', (socket) => socket.join('room'));
  const cut = await connectClient({ port: scene.port });
  const twin = await connectClient({ port: scene.port });
  const eio = cut.eio();

  scene.io.to('room').emit('note', 'before');
  await Promise.all([cut.got('note'), twin.got('note')]);
  cut.socket.io.engine.close();
  await vi.waitFor(() => expect(scene.io.sockets.sockets.size).toBe(1));
  scene.io.volatile.to('room').emit('note', 'volatile');
  await vi.waitFor(() => expect(twin.received).toHaveLength(2));
  scene.io.to('room').emit('note', 'replayed');
  scene.io.to('room').emit('note', 'replayed too');
  await cut.reconnect();
  expect(cut.socket.recovered).toBe(true);
  scene.io.emit('last', 'after');
  await Promise.all([cut.got('last'), twin.got('last')]);

  const report = await scene.report();
  const withoutOffset = (received: typeof cut.received) => received.map(({ args }) => ({ args: args.slice(0, 1) }));
  const missed = missedBy(report, { namespace: '/', eio, backAs: cut.eio(), received: cut.received });
  expect(report.of('probe.replay').map(({ eio, n, event }) => ({ eio, n, event }))).toEqual([
    { eio: cut.eio(), n: 1, event: 'note' },
    { eio: cut.eio(), n: 2, event: 'note' },
  ]);
  expect(report.of('probe.connect').map(({ recovered }) => recovered)).toEqual([false, false, true]);
  expect(missed).toEqual(lackOf(withoutOffset(twin.received), withoutOffset(cut.received)));
  expect(missed).toEqual(['["volatile"]']);
  await scene.end();
});

test('with recovery switched on, an emit to one socket is recorded once, as the broadcast that it becomes', async () => {
  const scene = await startScene({ io: { connectionStateRecovery: {} } });
  scene.io.on('connection', (socket) => socket.emit('hello', 'you'));
  const client = await connectClient({ port: scene.port });
  await client.got('hello');

  const report = await scene.report();
  expect(report.of('probe.emit')).toMatchObject([
    { event: 'hello', args: '["you"]', rooms: [client.socket.id], to: [{ eio: client.eio(), n: 1 }] },
  ]);
  await scene.end();
});
