import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';

const room = 'conversation:c_1';
const token = { token: 'bob-token-1' };

/** Bob's page with its server, cut from 10 s to 15 s; nothing is sent meanwhile but what the test adds. */
function quietCut(whileAway: (server: ServerTrace) => void = () => undefined) {
  const server = new ServerTrace();
  const bob = new PageTrace('bob').at(100).seen('bob').fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' });
  bob.store(1, 'messages', { list: messages(1, 2) });
  server.at(990).connect('eio-1', 'bob');
  bob.at(1000).connect('eio-1', token);
  server.at(4990).emit('message:new', message(3), { rooms: [room], to: ['eio-1'] });
  bob.at(5000).receive('message:new', message(3));
  bob.commit(1, { op: 'splice', path: ['list'], at: 2, remove: 0, insert: [message(3)] });
  bob.at(10_000).lose();
  server.at(10_001).disconnect('eio-1', [room]);
  whileAway(server.at(12_000));
  server.at(14_990).connect('eio-2', 'bob');
  bob.at(15_000).connect('eio-2', token);
  return { bob, server };
}

describe('an app that catches up after a gap has no incident', () => {
  test('when a deleted message comes back as a tombstone', () => {
    const { bob, server } = quietCut((away) => away.emit('message:deleted', { id: 'm_2' }, { rooms: [room] }));
    const tombstone = { ...message(2), text: '', deletedAt: '2023-11-14T22:13:32.000Z' };
    bob.at(15_100).fetch('GET /api/messages', [message(1), tombstone, message(3)], { auth: 'bearer' });
    bob.commit(1, { op: 'set', path: ['list', 1], value: tombstone });
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test('when others went away meanwhile, and it never showed them or was told who is there', () => {
    const { bob, server } = quietCut((away) =>
      away
        .emit('user:left', { id: 'carol', name: 'Carol' }, { rooms: [room] })
        .emit('user:offline', { id: 'dave', status: 'offline' }, { rooms: [room] }),
    );
    bob.at(15_100).fetch('GET /api/messages', messages(1, 2, 3), { auth: 'bearer' });
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test('when the server names who is there as soon as it is back', () => {
    const { bob, server } = quietCut((away) => away.emit('user:online', { id: 'carol', status: 'online' }));
    bob
      .at(15_050)
      .receive('presence', ['alice', 'carol'])
      .at(15_100)
      .fetch('GET /api/messages', messages(1, 2, 3));
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test.each<[string, (bob: PageTrace) => unknown]>([
    [
      'it asks by an event, and the answer is an event without news',
      (bob) => bob.send('sync', { room: 'c_1' }).receive('sync:result', { messages: [] }),
    ],
    [
      'it says by an event what it saw last, and there is nothing new',
      (bob) => bob.send('resume', { lastSeen: 'm_3' }),
    ],
    [
      'a query by POST says that there is nothing new',
      (bob) => bob.fetch('POST /graphql', { data: { room: { messagesAfter: [] } } }, { auth: 'bearer' }),
    ],
    [
      'a read from a cursor brings only the cursor',
      (bob) => bob.fetch('GET /api/changes?since=3', { cursor: 3, upToDate: true }, { auth: 'bearer' }),
    ],
  ])('when %s', (_, catchUp) => {
    const { bob, server } = quietCut();
    catchUp(bob.at(15_100));
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test('when it tells the server what it saw last as it connects, as the tutorial of Socket.IO does', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', { serverOffset: 0 });
    page.at(5000).receive('message:new', message(3)).at(10_000).lose();
    page.at(15_000).connect('eio-2', { serverOffset: 3 });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when the server sends the whole document at each connect', () => {
    const board = (cards: Json): Json => ({ id: 'b_1', title: 'Board', cards });
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token).at(1100);
    page.receive('board', board(['one'])).store(1, 'board', { board: board(['one']) });
    page
      .at(5000)
      .receive('board:changed', board(['one', 'two']))
      .at(10_000)
      .lose();
    page
      .at(15_000)
      .connect('eio-2', token)
      .at(15_050)
      .receive('board', board(['one', 'two']));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when several namespaces share one socket, and each is read again', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token);
    page.frame('out', '40/chat,{"token":"bob-token-1"}').frame('in', '40/chat,{"sid":"chat-1"}');
    page
      .at(5000)
      .frame('in', `42/chat,${JSON.stringify(['message:new', message(3)])}`)
      .at(10_000)
      .lose();
    page.at(15_000).connect('eio-2', token);
    page.frame('out', '40/chat,{"token":"bob-token-1"}').frame('in', '40/chat,{"sid":"chat-2"}');
    page.at(15_100).fetch('GET /api/messages', messages(1, 2, 3), { auth: 'bearer' });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when a second socket to the server serves the same namespace', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token);
    page.at(5000).receive('message:new', message(3)).at(8000).connect('eio-2', token);
    page.at(10_000).add({ kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when the clocks of server and page are 3 s apart, either way', () => {
    for (const skewMs of [-3000, 3000]) {
      const { bob, server } = quietCut((away) => away.emit('message:new', message(4), { rooms: [room] }));
      const skewed = { ...server, header: { ...server.header, originMs: server.header.originMs + skewMs } };
      bob.at(15_100).fetch('GET /api/messages', messages(1, 2, 3, 4), { auth: 'bearer' });
      expect(kindsOf(detectAll([bob, skewed]))).toEqual([]);
    }
  });

  test('when a laptop slept, woke, and read all again', () => {
    const { bob, server } = quietCut();
    bob.at(16_000).visibility('hidden').add({ kind: 'page.freeze' });
    server
      .at(60_000)
      .disconnect('eio-2', [room])
      .at(100_000)
      .emit('message:new', message(4), { rooms: [room] });
    server.at(3_600_900).connect('eio-3', 'bob');
    bob.at(3_600_000).add({ kind: 'page.resume' }).visibility('visible').lose().at(3_601_000).connect('eio-3', token);
    bob.at(3_601_200).fetch('GET /api/messages', messages(1, 2, 3, 4), { auth: 'bearer' });
    bob.at(15_100);
    expect(kindsOf(detectAll([bob, server], 3_700_000)).filter((kind) => kind !== 'gap.no-resync')).toEqual([]);
  });
});

describe('where it cannot be told, nothing is', () => {
  const withoutStore = () => {
    const { bob, server } = cutChat();
    const isStore = ({ kind }: { kind: string }) => kind.startsWith('store.');
    const records = bob.takeBack(0).filter((record) => !isStore(record));
    bob.records.push(...records.map((record, index) => ({ ...record, seq: index + 1 })));
    return { server, records: bob.records, header: bob.header };
  };

  test('when the answer that may have brought what was missed was not kept, nor is a store recorded', () => {
    const { server, records, header } = withoutStore();
    const seq = records.length;
    const url = 'http://127.0.0.1:3000/api/messages';
    const unseen = [
      { kind: 'http.request' as const, request: 9, api: 'fetch' as const, method: 'GET', url, seq: seq + 1, t: 15_100 },
      {
        kind: 'http.response' as const,
        request: 9,
        status: 200,
        durationMs: 10,
        noBody: 'large' as const,
        seq: seq + 2,
        t: 15_110,
      },
    ];
    const bob = { header, records: [...records, ...unseen] };
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
    expect(kindsOf(detectAll([{ header, records }, server]))).toContain('gap.missed-events');
  });
});

describe('what a page did not want is not missed', () => {
  test('when the task of a socket was done, and the server closed it', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token);
    page.at(4000).receive('progress', { percent: 50 }).at(8000).receive('done', { file: 'a.csv' }).kicked();
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it had left the room before a peer received more', () => {
    const bob = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .store(1, 'messages', { list: messages(1, 2) });
    bob.at(1000).connect('eio-1', token).at(5000).receive('message:new', message(3));
    bob.at(9000).send('leave', { conversationId: 'c_1' }).at(10_000).lose().at(15_000).connect('eio-2', token);
    bob.at(15_100).ask('sync', 1, []);
    const carol = new PageTrace('carol').at(100).seen('carol').at(900).connect('eio-c', { token: 'carol-token' });
    for (const number of [3, 7]) carol.at(5000 + (number - 3) * 1750).receive('message:new', message(number));
    expect(kindsOf(detectAll([bob, carol]))).toEqual([]);
  });

  test('when it was for one peer alone', () => {
    const note = (number: number, fields: { userId?: string } = {}) => ({
      id: `n_${number}`,
      text: 'Hello',
      ...fields,
    });
    const bob = new PageTrace('bob').at(100).seen('bob').at(1000).connect('eio-1', token);
    const carol = new PageTrace('carol').at(100).seen('carol').at(900).connect('eio-c', { token: 'carol-token' });
    for (const number of [1, 2, 3, 4]) {
      bob.at(2000 + number * 1000).receive('notification', note(number));
      carol.at(2000 + number * 1000).receive('notification', note(number));
    }
    carol.at(12_000).receive('notification', note(9, { userId: 'carol' }));
    bob.at(10_000).lose().at(15_000).connect('eio-2', token).at(15_100).ask('sync', 1, []);
    expect(kindsOf(detectAll([bob, carol]))).toEqual([]);
  });

  test('when it came, but a record before it was lost, and no store is recorded', () => {
    const server = new ServerTrace();
    const bob = new PageTrace('bob').at(100).seen('bob');
    server.at(990).connect('eio-1', 'bob');
    bob.at(1000).connect('eio-1', token);
    for (const number of [1, 2, 3]) {
      server.at(1990 + number * 1000).emit('message:new', message(number), { rooms: [room], to: ['eio-1'] });
      bob.at(2000 + number * 1000).receive('message:new', message(number));
      if (number === 1) bob.records.pop();
    }
    server.at(10_001).disconnect('eio-1', [room]).at(14_990).connect('eio-2', 'bob');
    bob.at(10_000).lose().at(15_000).connect('eio-2', token);
    expect(kindsOf(detectAll([bob, server])).filter((kind) => kind === 'gap.missed-events')).toEqual([]);
  });

  test('when it meant nothing a moment later', () => {
    const { bob, server } = quietCut((away) =>
      away.emit('user:typing', { id: 'alice', name: 'Alice', conversationId: 'c_1' }, { rooms: [room] }),
    );
    bob.at(15_100).ask('sync', 1, []);
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test('when it came by another server, which has no probe', () => {
    const { bob, server } = quietCut();
    server.takeBack(server.records.findLastIndex(({ kind }) => kind === 'probe.connect'));
    server.at(19_990).emit('message:new', message(8), { rooms: [room] });
    bob.at(15_100).ask('sync', 1, []).at(20_010).receive('message:new', message(8));
    expect(kindsOf(detectAll([bob, server]))).toEqual([]);
  });

  test("when the server's records have a hole that may hold its deletion", () => {
    const { bob, server } = cutChat();
    server.takeBack(-1);
    server.loseRecord().at(14_990).connect('eio-2', 'bob');
    const missed = detectAll([bob, server]).filter(({ kind }) => kind === 'gap.missed-events');
    expect(missed).toEqual([]);
  });

  test('when it is of a place whose events the page has always ignored', () => {
    const muted = (number: number) => message(number, 'c_9');
    const server = new ServerTrace();
    const bob = new PageTrace('bob').at(100).seen('bob').fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' });
    bob.store(1, 'messages', { list: messages(1, 2) });
    server.at(990).connect('eio-1', 'bob');
    bob.at(1000).connect('eio-1', token);
    for (const number of [91, 92, 93]) {
      server.at(number * 50 - 10).emit('message:new', muted(number), { rooms: ['conversation:c_9'], to: ['eio-1'] });
      bob.at(number * 50).receive('message:new', muted(number));
    }
    bob.at(10_000).lose();
    server.at(10_001).disconnect('eio-1', ['conversation:c_9']).at(12_000);
    server
      .emit('message:new', muted(94), { rooms: ['conversation:c_9'] })
      .at(14_990)
      .connect('eio-2', 'bob');
    bob.at(15_000).connect('eio-2', token);
    expect(kindsOf(detectAll([bob, server])).filter((kind) => kind === 'gap.missed-events')).toEqual([]);
  });
});
