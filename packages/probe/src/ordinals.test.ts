import { expect, test } from 'vitest';
import { type Client, connectClient } from './testing/connect-client.ts';
import { type Report, startScene } from './testing/start-scene.ts';

/** What the probe says was queued for a connection and namespace, in order, by event name. */
function queuedFor(report: Report, client: Client, namespace: string): readonly string[] {
  const queued: string[] = [];
  for (const emit of report.of('probe.emit')) {
    if (emit.namespace !== namespace) continue;
    for (const { eio, n } of emit.to) if (eio === client.eio()) queued[n - 1] = emit.event;
  }
  return queued;
}

const namesOf = ({ received }: Client) => received.map(({ event }) => event);

test('an emit carries the ordinal that the event has for each of its receivers', async () => {
  const scene = await startScene();
  scene.io.on('connection', (socket) => {
    socket.join(String(socket.handshake.auth.room));
    socket.emit('welcome', socket.id);
  });
  const red = await connectClient({ port: scene.port, auth: { room: 'red' } });
  const blue = await connectClient({ port: scene.port, auth: { room: 'blue' } });

  scene.io.emit('to all', 1);
  scene.io.to('red').emit('to red', { deep: [1, 2] });
  scene.io.to(['red', 'blue']).emit('to both', null);
  scene.io.except('red').emit('not to red');
  scene.io.to('red').emit('file', Buffer.from('bytes'), 'and text');
  scene.io.sockets.sockets.get(blue.socket.id ?? '')?.emit('directly', Buffer.from('more'));
  scene.io.to('nobody').emit('to nobody', 'lost');
  scene.io.emit('last');
  await Promise.all([red.got('last'), blue.got('last')]);

  const report = await scene.report();
  expect(queuedFor(report, red, '/')).toEqual(namesOf(red));
  expect(queuedFor(report, blue, '/')).toEqual(namesOf(blue));
  expect(namesOf(red)).toEqual(['welcome', 'to all', 'to red', 'to both', 'file', 'last']);
  expect(report.of('probe.replay')).toEqual([]);
  expect(report.of('probe.emit').find(({ event }) => event === 'to nobody')).toMatchObject({
    args: '["lost"]',
    to: [],
  });
  await scene.end();
});

test('namespaces of one connection count each for itself', async () => {
  const scene = await startScene();
  scene.io.of('/news').on('connection', (socket) => socket.emit('headline'));
  const news = await connectClient({ port: scene.port, namespace: '/news' });
  const chat = news.socket.io.socket('/');
  const chatNames: string[] = [];
  chat.onAny((event: string) => chatNames.push(event));
  await new Promise((resolve) => chat.once('connect', () => resolve(undefined)).connect());

  scene.io.emit('chat one');
  scene.io.of('/news').emit('news two');
  scene.io.emit('chat two');
  scene.io.of('/news').emit('last');
  await news.got('last');

  const report = await scene.report();
  expect(queuedFor(report, news, '/news')).toEqual(['headline', 'news two', 'last']);
  expect(queuedFor(report, news, '/')).toEqual(chatNames);
  await scene.end();
});

test('an emit inside a listener for outgoing events is told apart from the broadcast around it', async () => {
  const scene = await startScene();
  scene.io.on('connection', (socket) => {
    socket.onAnyOutgoing((event) => {
      if (event === 'outer') socket.emit('inner');
    });
  });
  const client = await connectClient({ port: scene.port });
  scene.io.emit('outer');
  await client.got('outer');

  const report = await scene.report();
  expect(queuedFor(report, client, '/')).toEqual(namesOf(client));
  expect(report.of('probe.emit').map(({ event, to }) => [event, to.length])).toEqual([
    ['inner', 1],
    ['outer', 1],
  ]);
  await scene.end();
});

test('a volatile event that was not sent is said to be dropped, and takes no ordinal', async () => {
  const scene = await startScene();
  scene.io.on('connection', (socket) => {
    socket.emit('fills the pipe');
    socket.volatile.emit('dropped directly');
    scene.io.volatile.emit('dropped for all');
    socket.emit('last');
  });
  const client = await connectClient({ port: scene.port });
  await client.got('last');

  const report = await scene.report();
  expect(namesOf(client)).toEqual(['fills the pipe', 'last']);
  expect(queuedFor(report, client, '/')).toEqual(namesOf(client));
  const dropped = report.of('probe.emit').filter((emit) => emit.dropped !== undefined);
  expect(dropped.map(({ event, volatile, dropped }) => [event, volatile, dropped])).toEqual([
    ['dropped directly', true, [client.socket.id]],
    ['dropped for all', true, [client.socket.id]],
  ]);
  await scene.end();
});

test('events that ask for an acknowledgement are counted, and are answered as ever', async () => {
  const scene = await startScene();
  const client = await connectClient({ port: scene.port });
  client.socket.on('question', (answer: (text: string) => void) => answer('yes'));

  const answers: unknown = await scene.io.timeout(1000).emitWithAck('question');
  const [socket] = scene.io.sockets.sockets.values();
  const answer: unknown = await socket?.emitWithAck('question');

  const report = await scene.report();
  expect(answers).toEqual(['yes']);
  expect(answer).toBe('yes');
  expect(queuedFor(report, client, '/')).toEqual(['question', 'question']);
  expect(report.of('probe.emit').map(({ args }) => args)).toEqual(['[]', '[]']);
  await scene.end();
});
