import { expect, test } from 'vitest';
import { message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { PollingTrace } from '../testing/polling-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';

const room = 'conversation:c_1';
const auth = { token: 'bob-token-1' };
const packetOf = (number: number): string => `42${JSON.stringify(['message:new', message(number)])}`;

/** Bob's page by polling, up from 1 s to 10 s, and its server. One message was received, two were sent while it was down. */
function cutPolling({ upgraded }: { readonly upgraded: boolean }) {
  const bob = new PageTrace('bob').at(100).seen('bob');
  const server = new ServerTrace();
  bob.at(500).fetch('GET /api/conversations/c_1/messages', messages(1, 2), { auth: 'bearer' });
  server.at(990).connect('eio-1', 'bob').add({ kind: 'probe.join', sid: 'sid-eio-1', namespace: '/', room });
  const first = new PollingTrace(bob.at(1000), 'eio-1').connect(auth);
  server.at(4990).emit('message:new', message(3), { rooms: [room], to: ['eio-1'] });
  bob.at(5000);
  first.receive('2', packetOf(3));
  bob.at(6000);
  if (upgraded) first.upgrade(1);
  bob.at(10_000);
  if (upgraded) bob.add({ kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false });
  else first.lose();
  server.at(10_001).disconnect('eio-1', [room]);
  for (const number of [4, 5]) server.at(10_000 + number * 500).emit('message:new', message(number), { rooms: [room] });
  server.at(14_990).connect('eio-2', 'bob');
  const second = new PollingTrace(bob.at(15_000), 'eio-2').connect(auth);
  return { bob, server, second };
}

test.each([false, true])('events missed between two connections by polling are named (upgraded: %s)', (upgraded) => {
  const { bob, server } = cutPolling({ upgraded });
  const [incident, ...others] = ofKind(detectAll([bob, server]), 'gap.missed-events');
  expect(others).toEqual([]);
  expect(incident).toMatchObject({ confidence: 'proven', facts: { missedIds: ['m_4', 'm_5'], gapMs: 5000 } });
});

test('events that polling brings after the gap are not missed', () => {
  const { bob, server, second } = cutPolling({ upgraded: false });
  bob.at(15_500);
  second.receive(packetOf(4), packetOf(5));
  expect(ofKind(detectAll([bob, server]), 'gap.missed-events')).toEqual([]);
});

test('a socket that is only tried, and fails, ends nothing', () => {
  const { bob, server, second } = cutPolling({ upgraded: false });
  bob.at(15_500);
  second.receive(packetOf(4), packetOf(5));
  bob.add({
    kind: 'socket.attempt',
    socket: 9,
    url: 'ws://127.0.0.1:3000/socket.io/?EIO=4&transport=websocket&sid=eio-2',
  });
  bob.at(16_000).add({ kind: 'socket.close', socket: 9, code: 1006, reason: '', clean: false });
  expect(kindsOf(detectAll([bob, server]))).toEqual([]);
});

test('a page by polling that leaves by itself has no gap', () => {
  const { bob, second } = cutPolling({ upgraded: false });
  bob.at(15_500);
  second.receive(packetOf(4), packetOf(5));
  second.send('41', '1');
  expect(kindsOf(detectAll([bob]))).not.toContain('gap.no-reconnect');
});

test('a page by polling that never comes back is told of', () => {
  const bob = new PageTrace('bob').at(100).seen('bob');
  const first = new PollingTrace(bob.at(1000), 'eio-1').connect(auth);
  bob.at(10_000);
  first.lose();
  expect(kindsOf(detectAll([bob]))).toEqual(['gap.no-reconnect']);
});
