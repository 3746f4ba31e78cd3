import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const found = (traces: readonly Trace[], untilT = 60_000) => ofKind(detectAll(traces, untilT), 'gap.lost-subscription');

/** A page that joins a room, hears of it, and loses its socket from 10 s to 15 s. */
function gone(join: (page: PageTrace) => void = (page) => page.send('room:join', 'c_1')): PageTrace {
  const page = new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', { token: 'x' });
  join(page.at(2_000));
  return page.at(3_000).receive('message:new', message(1)).at(10_000).lose();
}

function back(join?: (page: PageTrace) => void): PageTrace {
  return gone(join)
    .at(15_000)
    .connect('eio-2', { token: 'x' })
    .at(15_300)
    .fetch('GET /api/conversations/c_1/messages', messages(1, 2));
}

const joined = (server: ServerTrace, eio: string, room: string): ServerTrace =>
  server.add({ kind: 'probe.join', sid: `sid-${eio}`, namespace: '/', room });

/** What the server knows of it: it puts who asks into the room of the conversation. */
function watched(): ServerTrace {
  const server = new ServerTrace().at(990).connect('eio-1', 'bob');
  joined(joined(server.at(995), 'eio-1', 'user:bob').at(2_005), 'eio-1', 'conversation:c_1');
  server.at(10_001).disconnect('eio-1', ['user:bob', 'conversation:c_1']).at(14_990).connect('eio-2', 'bob');
  return joined(server.at(14_995), 'eio-2', 'user:bob');
}

describe('a room that was joined before a gap, and not again after it', () => {
  test('is a lost subscription, proven by the server', () => {
    const [incident, ...others] = found([back(), watched()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'proven',
      title:
        'After 5.0 s without a socket bob has it back, and is not in conversation:c_1 any more: room:join was not sent again',
      facts: { scopes: ['conversation:c_1'], asked: ['room:join'], gapMs: 5_000 },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'The page sent room:join for c_1, and did not leave it.',
      'For that its server put it into conversation:c_1.',
      'The socket went down and came back as a new connection, without recovery: its server knows nothing of the former one.',
      'In 5.0 s the page sent nothing for c_1, and its server has not put it into conversation:c_1 again.',
    ]);
  });

  test('is likely one without the probe, when events of it had come', () => {
    expect(found([back()])).toMatchObject([{ confidence: 'likely', facts: { scopes: ['c_1'] } }]);
    const silent = (page: PageTrace) => page.send('room:join', 'c_7');
    expect(found([back(silent)])).toEqual([]);
  });

  test('is none when the page asks again, by whatever event, within the window', () => {
    expect(found([back().at(19_900).send('room:join', 'c_1')])).toEqual([]);
    expect(found([back().at(20_100).send('room:join', 'c_1')])).toHaveLength(1);
    expect(
      found([
        back()
          .at(16_000)
          .send('resume', { rooms: ['c_1'], after: 'm_1' }),
      ]),
    ).toEqual([]);
  });

  test('is none when the server puts it in by itself, or sends of it by itself', () => {
    expect(found([back(), joined(watched().at(15_100), 'eio-2', 'conversation:c_1')])).toEqual([]);
    expect(found([back().at(16_000).receive('message:new', message(2))])).toEqual([]);
  });

  test('is one in whatever form the page asks, and however deep it says for what', () => {
    const forms = ['action', 'op'].map(
      (field) => (page: PageTrace) => page.send('message', { [field]: 'sub', room: 'c_1' }),
    );
    const wrapped = (page: PageTrace) => page.send('message', { type: 'subscribe', data: { room: { id: 'c_1' } } });
    for (const form of [...forms, wrapped]) expect(found([back(form)])).toMatchObject([{ facts: { scopes: ['c_1'] } }]);
  });

  test('is none for what goes with it, when the room is asked for again without', () => {
    const again = (room: string) => {
      const page = gone((first) => first.send('room:join', { room: 'c_1', user: { name: 'text 1' } }));
      return found([page.at(15_000).connect('eio-2', { token: 'x' }).send('room:join', { room })]);
    };
    expect(again('c_1')).toEqual([]);
    expect(again('c_2')).toMatchObject([{ facts: { scopes: ['c_1', 'text 1'] } }]);
  });

  test('is none for where the page had been: that is another place the next time', () => {
    const since = (last: string) => (page: PageTrace) => page.send('room:join', { room: 'c_1', since: last });
    const again = back(since('m_1'));
    since('m_2')(again);
    expect(found([again])).toEqual([]);
  });

  test('is none when the user went on to another room, which is joined again', () => {
    const both = (click: boolean) => (page: PageTrace) => {
      page.send('room:join', 'c_1').at(4_000);
      if (click) page.add({ kind: 'ui.click', target: 'button' });
      page.send('room:join', 'c_2').receive('message:new', { ...message(9), conversationId: 'c_2' });
    };
    const scopes = (page: PageTrace) => found([page]).map(({ facts }) => facts.scopes);
    expect(scopes(back(both(true)).send('room:join', 'c_2'))).toEqual([]);
    expect(scopes(back(both(false)).send('room:join', 'c_2'))).toEqual([['c_1']]);
    expect(scopes(back(both(true)))).toEqual([['c_1', 'c_2']]);
  });

  test('is none when the page left it, or its socket was recovered', () => {
    const left = (page: PageTrace) =>
      page.send('room:join', 'c_1').at(4_000).receive('x', 'c_1').send('room:leave', 'c_1');
    expect(found([back(left)])).toEqual([]);
    const recovered = new PageTrace('bob').at(1_000).connect('eio-1', { token: 'x' }, { pid: 'p' });
    recovered.at(2_000).send('room:join', 'c_1').at(3_000).receive('message:new', message(1)).at(10_000).lose();
    recovered.at(15_000).connect('eio-2', { token: 'x' }, { pid: 'p', recovered: true });
    expect(found([recovered])).toEqual([]);
  });

  test('is none when the user did something since: its view may be closed', () => {
    const turned = gone().at(12_000).add({ kind: 'ui.click', target: 'a' }).at(15_000).connect('eio-2', { token: 'x' });
    expect(found([turned])).toEqual([]);
    expect(found([turned.at(16_000).fetch('GET /api/conversations/c_2/messages', [])])).toEqual([]);
    expect(found([turned.at(16_000).fetch('GET /api/conversations/c_1/messages', messages(1))])).toHaveLength(1);
  });

  test('is none while nobody looks at the page, nor where records are missing', () => {
    expect(found([back().at(16_000).visibility('hidden')])).toEqual([]);
    expect(found([back().loseRecord().at(16_000).visibility('visible')])).toEqual([]);
  });

  test('is none when what is sent is no joining', () => {
    expect(found([back((page) => page.send('message:send', 'c_1'))])).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('gap.lost-subscription', [back(), watched()], { untilT: 60_000, noneUntilT: 19_900 });
  });
});
