import type { Socket } from 'socket.io';
import { expect, test } from 'vitest';
import { connectClient } from './testing/connect-client.ts';
import { startScene } from './testing/start-scene.ts';

/** A server that fails at `fail`, as it is told, and answers `last`. */
async function startFailing(fail: (socket: Socket, report: (error: unknown, sentryId?: string) => void) => void) {
  const scene = await startScene();
  scene.io.on('connection', (socket) => {
    socket.on('fail', () => fail(socket, (error, sentryId) => scene.probe.reportError(error, { sentryId })));
    socket.on('last', (answer: () => void) => answer());
  });
  const client = await connectClient({ port: scene.port });
  return { scene, client };
}

test('an error that was caught is recorded with the event that was being handled, however late it came', async () => {
  const reported = Promise.withResolvers<void>();
  const { scene, client } = await startFailing(async (_socket, report) => {
    await new Promise(setImmediate);
    report(new TypeError('the disk is full'), 'sentry-1');
    reported.resolve();
  });
  client.socket.emit('other');
  client.socket.emit('fail', { id: 'm_1' });
  await client.socket.emitWithAck('last');
  await reported.promise;

  const report = await scene.report();
  expect(report.of('probe.receive').map(({ event, n }) => [event, n])).toEqual([
    ['other', 1],
    ['fail', 2],
    ['last', 3],
  ]);
  expect(report.of('probe.error')).toMatchObject([
    {
      eio: client.eio(),
      sid: client.socket.id,
      namespace: '/',
      event: 'fail',
      n: 2,
      how: 'reported',
      name: 'TypeError',
      message: 'the disk is full',
      sentryId: 'sentry-1',
    },
  ]);
  await scene.end();
});

test('an error that nobody caught is recorded, and stays uncaught', async () => {
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const uncaught: unknown[] = [];
  const listener = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', listener);
  const { scene, client } = await startFailing(() => {
    throw new Error('nobody looked');
  });
  client.socket.emit('fail');
  await client.socket.emitWithAck('last');
  process.off('uncaughtException', listener);
  for (const other of others) process.on('uncaughtException', other);

  expect(uncaught).toMatchObject([{ message: 'nobody looked' }]);
  expect((await scene.report()).of('probe.error')).toMatchObject([
    { event: 'fail', n: 1, how: 'uncaught', message: 'nobody looked' },
  ]);
  await scene.end();
});

test('an error outside all handling is not recorded, and neither is one after the stop', async () => {
  const { scene, client } = await startFailing((_socket, report) => report(new Error('too late')));
  scene.probe.reportError(new Error('of a timer'));
  await client.socket.emitWithAck('last');
  const report = await scene.report();
  client.socket.emit('fail');
  await client.socket.emitWithAck('last');
  expect(report.of('probe.error')).toEqual([]);
  await scene.end();
});

test('middleware of the application refuses as ever, and what it refused has its number', async () => {
  const scene = await startScene();
  const handled: string[] = [];
  scene.io.on('connection', (socket) => {
    socket.use(([event], next) => next(event === 'refused' ? new Error('not you') : undefined));
    socket.on('error', () => undefined);
    for (const event of ['refused', 'taken']) socket.on(event, () => handled.push(event));
    socket.on('last', (answer: () => void) => answer());
  });
  const client = await connectClient({ port: scene.port });
  client.socket.emit('refused');
  client.socket.emit('taken');
  await client.socket.emitWithAck('last');
  expect(handled).toEqual(['taken']);
  expect((await scene.report()).of('probe.receive').map(({ event, n }) => [event, n])).toEqual([
    ['refused', 1],
    ['taken', 2],
    ['last', 3],
  ]);
  await scene.end();
});
