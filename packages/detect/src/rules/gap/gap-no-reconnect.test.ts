import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const abandoned = (traces: readonly Trace[], untilT?: number) => ofKind(detectAll(traces, untilT), 'gap.no-reconnect');

const connected = () => new PageTrace('bob').at(100).seen('bob').at(1000).connect('eio-1', { token: 'bob-token-1' });
const kicked = () => connected().at(20_000).kicked();

describe('a socket that is down', () => {
  test('is an incident 10 s after the server closed it, when nothing tries to reconnect', () => {
    const [incident, ...others] = abandoned([kicked()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title: 'The socket of bob has been down for 10.0 s since the server closed it, and nothing tries to reconnect',
      facts: { downMs: 10_000, reason: 'kicked', attempts: 0 },
    });
  });

  test('is none while the page was watched for 9.9 s only, and one after 10.1 s', () => {
    expect(abandoned([kicked()], 29_900)).toEqual([]);
    expect(abandoned([kicked()], 30_100)).toHaveLength(1);
  });

  test('is none when it is back after 9.9 s', () => {
    expect(abandoned([kicked().at(29_900).connect('eio-2', { token: 'bob-token-1' })])).toEqual([]);
  });

  test('is an incident when the attempts are used up', () => {
    const page = connected().at(20_000).lose();
    for (const t of [21_000, 23_000, 27_000])
      page
        .at(t)
        .attempt()
        .at(t + 50)
        .lose();
    expect(abandoned([page], 87_000)).toEqual([]);
    const [incident] = abandoned([page], 88_000);
    expect(incident?.title).toMatch(/, and after 3 attempts nothing tries to reconnect$/);
    expect(incident?.facts).toMatchObject({ attempts: 3, reason: 'network' });
  });

  test('is none while the waits between attempts grow', () => {
    const page = connected().at(20_000).lose();
    for (const t of [21_000, 25_000, 33_000, 49_000])
      page
        .at(t)
        .attempt()
        .at(t + 50)
        .lose();
    expect(abandoned([page], 80_000)).toEqual([]);
  });

  test('is none while the next attempt is put off at random, however soon the first one was', () => {
    const page = connected().at(20_000).lose().at(20_300).attempt().at(20_350).lose();
    expect(abandoned([page.at(75_000).connect('eio-2', { token: 'bob-token-1' })], 80_000)).toEqual([]);
  });

  test('is none while an attempt is under way', () => {
    expect(abandoned([connected().at(20_000).lose().at(21_000).attempt()], 40_000)).toEqual([]);
  });

  test('is none when the app closed it, or the user logged out', () => {
    expect(abandoned([connected().at(20_000).leave()])).toEqual([]);
    expect(abandoned([kicked().at(20_500).logout('bob')])).toEqual([]);
    expect(abandoned([connected().at(19_500).logout('bob').at(20_000).kicked()])).toEqual([]);
  });

  test('is an incident when it was opened for the user who had just logged in', () => {
    const page = new PageTrace('bob').at(1000).login('bob').at(1100).connect('eio-1', { token: 'bob-token-1' });
    expect(abandoned([page.at(1900).kicked()])).toHaveLength(1);
  });

  test('is an incident when we learned who the user is a moment after the socket had shown its token', () => {
    const page = new PageTrace('bob').at(1000).connect('eio-1', { token: 'bob-token-1' }).at(1400).login('bob');
    expect(abandoned([page.at(1900).kicked()])).toHaveLength(1);
    const silent = new PageTrace('bob').at(1000).connect('eio-1').at(1400).login('bob');
    expect(abandoned([silent.at(1900).kicked()])).toEqual([]);
  });

  test('is none on a hidden page, and one 10 s after it is seen again', () => {
    const page = kicked().at(21_000).visibility('hidden').at(40_000).visibility('visible');
    expect(abandoned([page], 49_900)).toEqual([]);
    expect(abandoned([page], 50_100)).toHaveLength(1);
  });

  test('is none while the page is offline, or gone', () => {
    expect(abandoned([kicked().at(21_000).add({ kind: 'page.offline' })])).toEqual([]);
    expect(abandoned([kicked().at(21_000).add({ kind: 'page.hide', kept: false })])).toEqual([]);
  });

  test('is none where the page asks the server again and again, in vain', () => {
    const page = kicked();
    for (let t = 22_000; t < 58_000; t += 5_000) page.at(t).fetch('GET /api/session', null, { status: 503 });
    expect(abandoned([page])).toEqual([]);
  });

  test('is none while the page asks its server every 10 s over HTTP, to load itself anew once it answers', () => {
    const page = connected().at(20_000).lose();
    for (const t of [25_000, 35_030, 45_060]) page.at(t).fail(page.beginFetch('HEAD /'));
    expect(abandoned([page], 55_050)).toEqual([]);
    expect(abandoned([page], 106_000)).toHaveLength(1);
    page.at(55_090).fetch('HEAD /', null).at(55_500).add({ kind: 'page.hide', kept: false });
    expect(abandoned([page], 80_000)).toEqual([]);
  });

  test('is an incident 10 s after its server answered over HTTP again, and nothing came of it', () => {
    const page = connected().at(20_000).lose().at(25_000);
    page.fail(page.beginFetch('GET /api/news'));
    const back = page.at(35_030).fetch('GET /api/news', []);
    expect(abandoned([back], 45_000)).toEqual([]);
    expect(abandoned([back], 46_000)).toHaveLength(1);
  });

  test('is an incident 10 s after a request to another server failed, or one that the page itself ended', () => {
    const other = connected().at(20_000).lose().at(25_000);
    const url = 'https://metrics.example/collect';
    other.add({ kind: 'http.request', request: 9, api: 'fetch', method: 'POST', url }).fail(9);
    expect(abandoned([other], 36_000)).toHaveLength(1);
    const ended = connected().at(20_000).lose().at(25_000);
    expect(abandoned([ended.fail(ended.beginFetch('GET /api/news'), 'abort')], 36_000)).toHaveLength(1);
  });

  test('is none when the server keeps one connection a user, and another tab took it', () => {
    const other = new PageTrace('bob-2').at(100).seen('bob').at(19_900).connect('eio-9', { token: 'bob-token-1' });
    expect(abandoned([kicked(), other])).toEqual([]);
  });

  test('is none where records are missing that may have been attempts', () => {
    expect(abandoned([kicked().loseRecord().at(25_000).visibility('visible')])).toEqual([]);
    expect(abandoned([kicked().at(21_000).add({ kind: 'recorder.off' })])).toEqual([]);
    const fault = { kind: 'recorder.fault', hook: 'WebSocket', message: 'broken', off: true } as const;
    expect(abandoned([kicked().at(21_000).add(fault)])).toEqual([]);
  });
});
