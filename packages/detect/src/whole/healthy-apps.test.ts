import { describe, expect, test } from 'vitest';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import { detectAll } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';

const bearer = { auth: 'bearer' };
const token = { token: 'bob-token-1' };
const room = 'conversation:c_1';

describe('an app that does it right has no incident', () => {
  test('when it reads what it missed after a reconnect, with a cursor', () => {
    const { bob, server } = cutChat();
    bob.at(15_010).fetch('GET /api/conversations', [{ id: 'c_1', title: 'One', lastMessage: message(6) }], bearer);
    bob.fetch('GET /api/conversations/c_1/messages?after=m_3', { messages: messages(4, 5, 6) }, bearer);
    bob.commit(1, {
      op: 'splice',
      path: ['byConversation', 'c_1'],
      at: 3,
      remove: 0,
      insert: [message(4), message(5), message(6)],
    });
    expect(detectAll([bob, server])).toEqual([]);
  });

  test('when it connects only after login, resets at logout, and the next user logs in', () => {
    const page = new PageTrace('tab').at(0).add({ kind: 'page.load', url: 'http://127.0.0.1:3000/' });
    page.store(1, 'session', { user: null, token: null }).store(2, 'messages', { byConversation: {} });
    for (const [who, from, other] of [
      ['alice', 1000, 1],
      ['bob', 20_000, 10],
    ] as const) {
      page
        .at(from)
        .fetch('POST /api/login', { token: `${who}-token`, user: { id: who, name: who } })
        .login(who);
      page.commit(1, { op: 'set', path: [], value: { user: { id: who, name: who }, token: `${who}-token` } });
      page.connect(`eio-${who}`, { token: `${who}-token` });
      page.fetch('GET /api/conversations/c_1/messages', { messages: messages(other, other + 1) }, bearer);
      page.commit(2, { op: 'set', path: ['byConversation', 'c_1'], value: messages(other, other + 1) });
      page
        .at(from + 9000)
        .leave()
        .commit(1, { op: 'set', path: [], value: { user: null, token: null } });
      page.commit(2, { op: 'set', path: [], value: { byConversation: {} } });
      page.fetch('POST /api/logout', null, { status: 204 }).logout(who);
    }
    expect(detectAll([page])).toEqual([]);
  });

  test('when it goes away with its page', () => {
    const { bob, server } = cutChat();
    bob.takeBack(bob.records.findLastIndex(({ kind }) => kind === 'socket.attempt'));
    bob.at(10_050).add({ kind: 'page.hide', kept: false });
    expect(detectAll([bob, server], 10_100)).toEqual([]);
    expect(detectAll([bob, server])).toEqual([]);
  });

  test('when development mounts everything twice', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token).at(120).leave();
    page
      .at(130)
      .connect('eio-2', token)
      .fetch('GET /api/messages', messages(1), bearer)
      .fetch('GET /api/messages', messages(1), bearer);
    page
      .store(1, 'messages', { list: messages(1) })
      .at(5000)
      .receive('message:new', message(2));
    page.commit(1, { op: 'splice', path: ['list'], at: 1, remove: 0, insert: [message(2)] });
    expect(detectAll([page])).toEqual([]);
  });

  test('when Socket.IO recovers the connection and replays what was missed', () => {
    const server = new ServerTrace();
    const page = new PageTrace('bob').at(100).seen('bob');
    server.at(990).connect('eio-1', 'bob');
    page.at(1000).connect('eio-1', token, { pid: 'p' });
    server.at(4990).emit('message:new', message(1), { rooms: [room], to: ['eio-1'] });
    page.at(5000).receive('message:new', message(1), 'offset-1').at(10_000).lose();
    server
      .at(10_001)
      .disconnect('eio-1', [room])
      .at(12_000)
      .emit('message:new', message(2), { rooms: [room] });
    server
      .at(14_900)
      .connect('eio-2', 'bob')
      .add({ kind: 'probe.replay', eio: 'eio-2', namespace: '/', n: 1, event: 'message:new' });
    page.at(15_000).attempt().frame('in', '0{"sid":"eio-2","pingInterval":25000,"pingTimeout":20000}');
    page.frame('out', `40${JSON.stringify({ ...token, pid: 'p', offset: 'offset-1' })}`);
    page.receive('message:new', message(2), 'offset-2').frame('in', '40{"sid":"sid-eio-1","pid":"p"}');
    expect(detectAll([page, server])).toEqual([]);
  });

  test('when a redelivery is absorbed, and an optimistic message gives way to the real one', () => {
    const page = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .connect('eio-1', token)
      .fetch('GET /api/messages', messages(1), bearer);
    page
      .store(1, 'messages', { list: messages(1) })
      .at(5000)
      .receive('message:new', message(2))
      .receive('message:new', message(2));
    page.commit(1, { op: 'splice', path: ['list'], at: 1, remove: 0, insert: [message(2)] });
    page
      .at(8000)
      .commit(1, { op: 'splice', path: ['list'], at: 2, remove: 0, insert: [{ ...message(3), id: 'temp-1' }] });
    page.fetch('POST /api/messages', message(3), bearer).receive('message:new', message(3));
    page.commit(1, { op: 'set', path: ['list', 2], value: message(3) });
    expect(detectAll([page])).toEqual([]);
  });

  test('when it was kicked, gets a new token, and comes back with a read', () => {
    const { bob, server } = cutChat();
    bob
      .at(15_100)
      .fetch('GET /api/messages', messages(4, 5, 6), bearer)
      .at(30_000)
      .kicked();
    server
      .at(30_000)
      .disconnect('eio-2', [room])
      .at(31_000)
      .emit('message:new', message(7), { rooms: [room] });
    bob.at(31_500).fetch('GET /api/session', { token: 'bob-token-2', user: { id: 'bob', name: 'Bob' } }, bearer);
    server.at(31_990).connect('eio-3', 'bob');
    bob.at(32_000).connect('eio-3', { token: 'bob-token-2' }).fetch('GET /api/messages', messages(7), bearer);
    expect(detectAll([bob, server])).toEqual([]);
  });

  test('when it answers frames that only name what changed by one read each', () => {
    const page = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .connect('eio-1', token)
      .fetch('GET /api/messages', messages(1), bearer);
    page.at(4000).receive('changed', { id: 'm_1' }).fetch('GET /api/messages', messages(1), bearer).at(10_000).lose();
    page.at(15_000).connect('eio-2', token).at(40_000).receive('changed', { id: 'm_1' });
    expect(detectAll([page])).toEqual([]);
  });

  test('when sockets of the development server come and go', () => {
    const page = new PageTrace('bob').at(100).seen('bob');
    page.add({ kind: 'socket.attempt', socket: 1, url: 'ws://127.0.0.1:5173/?token=x', protocols: ['vite-hmr'] });
    page.add({ kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 20, text: '{"type":"connected"}' });
    page.at(5000).add({ kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false });
    expect(detectAll([page])).toEqual([]);
  });
});
