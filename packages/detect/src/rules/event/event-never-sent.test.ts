import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const found = (traces: readonly Trace[], untilT = 60_000) => ofKind(detectAll(traces, untilT), 'event.never-sent');

const route = 'PATCH /api/messages/:id';
const message = (id: string, version: number) => ({ id, text: `${id} ${version}`, version });

/** A connected page that holds three messages, and follows what is sent of the first two. */
function reader(): PageTrace {
  const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' });
  page.store(1, 'messages', { messages: [message('m_1', 1), message('m_2', 1), message('m_3', 1)] });
  for (const [index, id] of ['m_1', 'm_2'].entries()) {
    page.at(1_050 + index * 1_000).receive('message:edited', message(id, 2));
    page.commit(1, { op: 'set', path: ['messages', index], value: message(id, 2) });
  }
  return page.at(1_000);
}

/** A server that sends what it writes: twice. */
function habitual(times = 2): ServerTrace {
  const server = new ServerTrace().at(150).connect('eio-1', 'alice');
  for (const id of ['m_1', 'm_2'].slice(0, times)) {
    server.at(1_000 + (id === 'm_1' ? 0 : 1_000)).emit('message:edited', message(id, 2), { to: ['eio-1'] });
    server.after(10).wrote(route, id, 2);
  }
  return server;
}

const silent = () => habitual().at(10_000).wrote(route, 'm_3', 2);

describe('a write of which the server sent no event', () => {
  test('is an incident when it sends of its like, and a connected page holds the older one', () => {
    const [incident, ...others] = found([reader(), silent()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'proven',
      session: 'page-alice',
      title:
        'PATCH /api/messages/:id changed m_3, and the server sent no event of that; 5.0 s later alice has the older one at messages in store “messages”',
      facts: { id: 'm_3', held: 1, written: 2, event: 'message:edited' },
    });
    expect(incident?.evidence.map(({ session, role }) => [session, role])).toEqual([
      ['probe-server', 'written'],
      ['probe-server', 'sent-before'],
    ]);
  });

  test('is an incident in each of two hundred apps, and none in a further one', () => {
    expect(found(inApps(201, [reader(), silent()]))).toHaveLength(200);
  });

  test('is none when the event comes after 4.9 s, or came just before the answer', () => {
    const late = silent()
      .at(14_900)
      .emit('message:edited', message('m_3', 2), { to: ['eio-1'] });
    expect(found([reader(), late])).toEqual([]);
    const early = habitual().at(9_000).emit('message:edited', message('m_3', 2)).at(10_000).wrote(route, 'm_3', 2);
    expect(found([reader(), early])).toEqual([]);
  });

  test('is one when the event comes after 5.1 s, or came long before', () => {
    const late = silent().at(15_100).emit('message:edited', message('m_3', 2));
    expect(found([reader(), late])).toHaveLength(1);
    const early = habitual().at(7_900).emit('message:edited', message('m_3', 2)).at(10_000).wrote(route, 'm_3', 2);
    expect(found([reader(), early])).toHaveLength(1);
  });

  test('is none when its like was sent only once: it may not travel by socket', () => {
    expect(found([reader(), habitual(1).at(10_000).wrote(route, 'm_3', 2)])).toEqual([]);
  });

  test('is none by another route, which may be silent on purpose', () => {
    expect(found([reader(), habitual().at(10_000).wrote('POST /api/seen', 'm_3', 2)])).toEqual([]);
  });

  test('is none when the page holds the new one, or none, or says no version', () => {
    const read = reader()
      .at(12_000)
      .commit(1, { op: 'set', path: ['messages', 2], value: message('m_3', 2) });
    expect(found([read, silent()])).toEqual([]);
    const gone = reader()
      .at(12_000)
      .commit(1, { op: 'splice', path: ['messages'], at: 2, remove: 1, insert: [] });
    expect(found([gone, silent()])).toEqual([]);
    const bare = reader()
      .at(5_000)
      .commit(1, { op: 'set', path: ['messages', 2], value: { id: 'm_3', text: 'x' } });
    expect(found([bare, silent()])).toEqual([]);
  });

  test('is none when the page is not connected', () => {
    expect(found([reader().at(9_000).lose(), silent()])).toEqual([]);
  });

  test('is judged once it is the last: a later write of the same entity, which was sent, makes up for it', () => {
    const later = silent().at(12_000).emit('message:edited', message('m_3', 3)).wrote(route, 'm_3', 3);
    expect(found([reader(), later])).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('event.never-sent', [reader(), silent()], { untilT: 60_000, noneUntilT: 14_900 });
  });
});
