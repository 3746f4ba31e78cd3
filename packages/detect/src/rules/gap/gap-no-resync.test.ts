import { describe, expect, test } from 'vitest';
import { cutChat, message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const unsynced = (traces: readonly Trace[], untilT?: number) => ofKind(detectAll(traces, untilT), 'gap.no-resync');

/** Bob's page after its cut, without the server's view. */
const cutPage = () => cutChat().bob;

describe('a socket that came back', () => {
  test('is an incident when nothing was read again', () => {
    const [incident, ...others] = unsynced([cutPage()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'likely',
      title:
        'After 5.0 s without a socket, the page of bob connected anew, and within 5.0 s read nothing of what it may have missed',
      facts: { gapMs: 5000, reason: 'network', waitedMs: 5000, namespace: '/' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['lost', 'restored']);
  });

  test.each([
    ['a read of the same list', (page: PageTrace) => page.fetch('GET /api/messages', messages(1, 2, 3))],
    ['an empty delta', (page: PageTrace) => page.fetch('GET /api/sync?since=3', { changes: [] })],
    ['an answer that nothing changed', (page: PageTrace) => page.fetch('GET /api/messages', null, { status: 304 })],
    ['an event that is acknowledged with the list', (page: PageTrace) => page.ask('sync', 1, messages(4, 5))],
    ['an event that is acknowledged with nothing new', (page: PageTrace) => page.ask('sync', 1, [])],
    ['a list that the server sends by itself', (page: PageTrace) => page.receive('history', messages(4, 5))],
    ['a replay of what was missed', (page: PageTrace) => page.receive('message:new', message(4))],
  ])('is none after %s', (_, read) => {
    expect(unsynced([read(cutPage().at(16_000))])).toEqual([]);
  });

  test('is none when the read is answered 4.9 s later, and one at 5.1 s', () => {
    expect(unsynced([cutPage().at(19_890).fetch('GET /api/messages', messages(1, 2))])).toEqual([]);
    expect(unsynced([cutPage().at(20_090).fetch('GET /api/messages', messages(1, 2))])).toHaveLength(1);
  });

  test('is none while a read that began in time is under way', () => {
    const page = cutPage().at(16_000);
    const request = page.beginFetch('GET /api/messages');
    page.at(22_000).answer(request, messages(1, 2));
    expect(unsynced([page])).toEqual([]);
  });

  test('is none when Socket.IO recovered the connection', () => {
    const page = new PageTrace('bob').at(100).seen('bob');
    page.at(1000).connect('eio-1', { token: 'bob-token-1' }, { pid: 'p1' });
    page.at(5000).receive('message:new', message(3), 'offset-1').at(10_000).lose();
    page.at(15_000).connect('eio-2', { token: 'bob-token-1' }, { pid: 'p1', recovered: true });
    expect(unsynced([page])).toEqual([]);
  });

  test('is none when the page had left it itself', () => {
    const page = new PageTrace('bob').at(1000).connect('eio-1').receive('message:new', message(3));
    page.at(10_000).leave().at(15_000).connect('eio-2');
    expect(unsynced([page])).toEqual([]);
  });

  test('is none where the socket carries no entities', () => {
    const page = new PageTrace('bob').at(1000).connect('eio-1').receive('typing', { userId: 'alice' });
    page.at(10_000).lose().at(15_000).connect('eio-2');
    expect(unsynced([page])).toEqual([]);
  });

  test('is none on the first connect of a page', () => {
    expect(unsynced([new PageTrace('bob').at(1000).connect('eio-1').receive('message:new', message(3))])).toEqual([]);
  });

  test('is an incident when only another thing was read, or something was sent', () => {
    const page = cutPage().at(16_000).fetch('GET /api/settings', { id: 's_1', theme: 'dark' });
    page
      .fetch('POST /api/messages', message(9, 'c_1', 'bob'))
      .receive('message:new', message(900))
      .ask('join', 1);
    expect(unsynced([page])).toHaveLength(1);
  });
});

describe('a hidden page', () => {
  test('has its time from when it is seen again', () => {
    const hidden = () => cutPage().at(15_100).visibility('hidden').at(40_000).visibility('visible');
    expect(unsynced([hidden().at(42_000).fetch('GET /api/messages', messages(1, 2))])).toEqual([]);
    expect(unsynced([hidden()])).toHaveLength(1);
    expect(unsynced([hidden()], 44_900)).toEqual([]);
  });
});

describe('no verdict', () => {
  test('is given before the page had its time, or where its records have a hole', () => {
    expect(unsynced([cutPage()], 19_900)).toEqual([]);
    expect(unsynced([cutPage().loseRecord().at(17_000).send('ping')])).toEqual([]);
  });

  test('is given when the connection is down again, or the user changed', () => {
    expect(unsynced([cutPage().at(17_000).lose()])).toEqual([]);
    expect(unsynced([cutPage().at(17_000).logout('bob')])).toEqual([]);
  });
});
