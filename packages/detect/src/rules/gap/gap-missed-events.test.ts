import { describe, expect, test } from 'vitest';
import { cutChat, message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const missed = (traces: readonly Trace[], untilT?: number) => ofKind(detectAll(traces, untilT), 'gap.missed-events');
const room = 'conversation:c_1';

describe('events that the server sent while a socket was down', () => {
  test('are an incident that names them in the order they were sent', () => {
    const { bob, server } = cutChat();
    const [incident, ...others] = missed([bob, server]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'critical',
      confidence: 'proven',
      title: 'bob missed 3 message:new events (m_4, m_5, m_6) while the socket was down for 5.0 s',
      identity: 'bob',
      app: 'chat',
      facts: { missedIds: ['m_4', 'm_5', 'm_6'], gapMs: 5000, reason: 'network', recovered: false },
    });
    expect(incident?.facts.missed).toContainEqual({
      id: 'm_4',
      event: 'message:new',
      at: 1_700_000_012_500,
      room,
      by: 'alice',
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['lost', 'sent', 'sent', 'sent', 'restored']);
    expect(incident?.witness).toHaveLength(4);
  });

  test('are no incident when a read brings them 4.9 s after the socket is back', () => {
    const { bob, server } = cutChat();
    bob.at(19_900).fetch('GET /api/conversations/c_1/messages', messages(1, 2, 3, 4, 5, 6));
    expect(missed([bob, server])).toEqual([]);
  });

  test('are an incident when the read comes 5.1 s after the socket is back', () => {
    const { bob, server } = cutChat();
    bob.at(20_100).fetch('GET /api/conversations/c_1/messages', messages(1, 2, 3, 4, 5, 6));
    expect(missed([bob, server])).toHaveLength(1);
  });

  test('are missed only as far as the read did not bring them', () => {
    const { bob, server } = cutChat();
    bob.at(15_500).receive('message:new', message(5));
    expect(missed([bob, server])[0]?.facts.missedIds).toEqual(['m_4', 'm_6']);
  });

  test('are no incident when events replay them, or an acknowledgement, or a store has them', () => {
    const { bob, server } = cutChat();
    bob.at(15_100).receive('message:new', message(4));
    bob.at(15_200).ask('sync', 1, { messages: [message(5)] });
    bob.commit(1, { op: 'splice', path: ['byConversation', 'c_1'], at: 3, remove: 0, insert: [message(6)] });
    expect(missed([bob, server])).toEqual([]);
  });

  test('are not missed by their author, who has them from the answer', () => {
    const { bob, server } = cutChat();
    const own = message(7, 'c_1', 'bob');
    server.withoutEmits();
    bob.at(9_990).fetch('POST /api/conversations/c_1/messages', own, { tookMs: 5 });
    server.at(15_000).emit('message:new', own, { rooms: [room] });
    expect(missed([bob, server])).toEqual([]);
  });

  test('do not count when they were deleted in the gap', () => {
    const { bob, server } = cutChat();
    const connect = server.takeBack(-1)[0];
    server.at(14_000).emit('message:deleted', { id: 'm_5' }, { rooms: [room] });
    if (connect?.kind === 'probe.connect') server.at(14_990).connect(connect.eio, connect.user);
    expect(missed([bob, server])[0]?.facts.missedIds).toEqual(['m_4', 'm_6']);
  });

  test('do not count when they were volatile, for other rooms, or not for this client', () => {
    const { bob, server } = cutChat();
    const connect = server.takeBack(-1)[0];
    server.withoutEmits();
    server.at(13_000).emit('typing', message(20), { rooms: [room], volatile: true });
    server.at(13_100).emit('message:new', message(21), { rooms: ['conversation:c_2'] });
    server.at(13_200).emit('message:new', message(22), { rooms: [room], except: ['sid-eio-1'] });
    if (connect?.kind === 'probe.connect') server.at(14_990).connect(connect.eio, connect.user);
    expect(missed([bob, server])).toEqual([]);
  });

  test('are not missed where the page reads the place again when it is shown', () => {
    const { bob, server } = cutChat();
    bob.commit(1, { op: 'set', path: ['byConversation'], value: {} });
    bob.at(16_000).fetch('GET /api/conversations', [{ id: 'c_1', title: 'One', lastMessage: message(6) }]);
    expect(missed([bob, server])).toEqual([]);
  });
});

describe('events that a dead connection still took', () => {
  test('are missed from the first one the page did not receive', () => {
    const { bob, server } = cutChat();
    const tail = server.records.findIndex(({ kind }) => kind === 'probe.disconnect');
    const later = server.takeBack(tail);
    server.at(9_999).emit('message:new', message(9), { rooms: [room], to: ['eio-1'] });
    for (const record of later) if (record.kind === 'probe.connect') server.at(14_990).connect(record.eio, record.user);
    expect(missed([bob, server])[0]?.facts).toMatchObject({ missedIds: ['m_9'] });
  });

  test('are not missed when the new connection got them too', () => {
    const { bob, server } = cutChat();
    server.takeBack(server.records.findIndex(({ kind }) => kind === 'probe.disconnect'));
    server.at(14_990).connect('eio-2', 'bob');
    server.at(16_000).emit('message:new', message(9), { rooms: [room], to: ['eio-1', 'eio-2'] });
    bob.at(16_010).receive('message:new', message(9));
    expect(missed([bob, server])).toEqual([]);
  });
});

describe('without a probe', () => {
  const withPeer = (peerGot: readonly number[]) => {
    const { bob } = cutChat();
    const carol = new PageTrace('carol');
    carol.at(100).seen('carol');
    carol.at(900).connect('eio-c', { token: 'carol-token' });
    for (const number of peerGot) carol.at(5000 + number * 1500 - 4500).receive('message:new', message(number));
    return { bob, carol };
  };

  test('a peer of the same conversation proves what was missed', () => {
    const { bob, carol } = withPeer([3, 7, 8]);
    expect(missed([bob, carol])[0]).toMatchObject({ confidence: 'proven', facts: { missedIds: ['m_7', 'm_8'] } });
  });

  test('a peer of another conversation proves nothing', () => {
    const { bob, carol } = withPeer([3]);
    carol.at(12_000).receive('message:new', message(7, 'c_2'));
    expect(missed([bob, carol])).toEqual([]);
  });

  test('a peer that gets events this client is not sent proves nothing', () => {
    const { bob, carol } = withPeer([3]);
    carol.at(7_000).receive('message:new', message(30));
    carol.at(12_000).receive('message:new', message(7));
    expect(missed([bob, carol])).toEqual([]);
  });
});

describe('no verdict', () => {
  test('is given before the page had its time', () => {
    const { bob, server } = cutChat();
    expect(missed([bob, server], 19_900)).toEqual([]);
  });

  test('is given where a record of the page is missing that may have brought the events', () => {
    const { bob, server } = cutChat();
    bob.loseRecord().at(16_000).send('ping');
    expect(missed([bob, server])).toEqual([]);
  });

  test('is given when the user logged out in the gap', () => {
    const { bob, server } = cutChat();
    bob.at(15_500).logout('bob');
    expect(missed([bob, server])).toEqual([]);
  });

  test('is given while the page still tries to come back', () => {
    const { bob, server } = cutChat();
    bob.takeBack(bob.records.findLastIndex(({ kind }) => kind === 'socket.attempt'));
    for (let t = 11_000; t < 58_000; t += 4_000)
      bob
        .at(t)
        .attempt()
        .at(t + 100)
        .lose();
    expect(missed([bob, server])).toEqual([]);
  });
});
