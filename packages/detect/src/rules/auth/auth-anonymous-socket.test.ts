import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const anonymous = (traces: readonly Trace[], untilT?: number) =>
  ofKind(detectAll(traces, untilT), 'auth.anonymous-socket');

const token = { token: 'bob-token-1' };

/** The socket opens with the page, before the session is restored by a token. */
const reloaded = () =>
  new PageTrace('bob')
    .at(100)
    .connect('eio-1', { token: '' })
    .fetch('GET /api/session', { user: { id: 'bob' } }, { auth: 'bearer' })
    .seen('bob');

describe('a socket without credentials', () => {
  test('is an incident 10 s after the user is known, where the app gave an empty text', () => {
    const [incident, ...others] = anonymous([reloaded()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      identity: 'bob',
      title: 'The socket connected without credentials although bob is logged in, and was still anonymous 10.0 s later',
    });
  });

  test('is observed where the app gave credentials, and they were empty', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null }).at(500).login('bob');
    expect(anonymous([page])[0]).toMatchObject({ confidence: 'observed', facts: { emptyAuth: true } });
  });

  test('is observed where the token was undefined, of which an empty object is left', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', {}).at(500).login('bob');
    expect(anonymous([page])[0]).toMatchObject({ confidence: 'observed', facts: { emptyAuth: true } });
  });

  test('is observed where another page of the app sends credentials', () => {
    const other = new PageTrace('alice').at(50).seen('alice').connect('eio-a', { token: 'alice-token' });
    const page = new PageTrace('bob').at(100).connect('eio-1').at(500).login('bob');
    expect(anonymous([other, page])[0]).toMatchObject({ confidence: 'observed' });
  });

  test('is observed where another page of the app shows only later that it sends credentials', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1').at(500).login('bob');
    const other = new PageTrace('alice').at(20_000).seen('alice').connect('eio-a', { token: 'alice-token' });
    expect(anonymous([page, other])[0]).toMatchObject({ confidence: 'observed', facts: { upMs: 10_400 } });
  });

  test('is none where a thousand other addresses were shown credentials since: what the app sends is forgotten', () => {
    const first = new PageTrace('alice').at(50).seen('alice').connect('eio-a', { token: 'alice-token' });
    const others = Array.from({ length: 1_000 }, (_, number) =>
      new PageTrace(`carol ${number}`, { app: `app ${number}` })
        .at(60)
        .connect(`eio-${number}`, { token: 'carol-token' }),
    );
    const page = new PageTrace('bob').at(100).connect('eio-1').at(500).login('bob');
    expect(anonymous([first, ...others.slice(0, 400), page])).toHaveLength(1);
    expect(anonymous([first, ...others, page])).toEqual([]);
  });

  test('is none where it was closed before another page showed that the app sends credentials', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1').at(500).login('bob').at(15_000).leave();
    const other = new PageTrace('alice').at(20_000).seen('alice').connect('eio-a', { token: 'alice-token' });
    expect(anonymous([page, other])).toEqual([]);
  });

  test('is an incident at once when a later connect shows that the app has credentials to send', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1').at(500).login('bob').at(30_000).attempt();
    expect(anonymous([page.at(30_000).connect('eio-2', token)])).toHaveLength(1);
  });

  test('is none when the user became known more than 10 s after it', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null });
    expect(anonymous([page.at(10_200).login('bob')])).toEqual([]);
  });

  test('is an incident when the user became known 9.9 s after it', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null });
    expect(anonymous([page.at(10_000).login('bob')])).toHaveLength(1);
  });

  test('is none when it is opened again with credentials in time', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null }).at(500).login('bob');
    expect(anonymous([page.at(600).leave().at(700).connect('eio-2', token)])).toEqual([]);
  });

  test.each([
    ['an event named so', (page: PageTrace) => page.send('authenticate', 'bob-token-1')],
    ['an event that carries a token', (page: PageTrace) => page.send('join', { token: 'bob-token-1' })],
  ])('is none when it is authenticated by %s', (_, authenticate) => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null }).at(500).login('bob');
    expect(anonymous([authenticate(page.at(5000))])).toEqual([]);
  });

  test('is none where the app never sends credentials on sockets', () => {
    expect(anonymous([new PageTrace('bob').at(100).seen('bob').connect('eio-1')])).toEqual([]);
  });

  test('is none where the server says whose it is', () => {
    expect(anonymous([reloaded(), new ServerTrace().at(100).connect('eio-1', 'bob')])).toEqual([]);
  });

  test('is none where nobody is logged in, or the token is in the address', () => {
    expect(anonymous([new PageTrace('bob').at(100).connect('eio-1', { token: null })])).toEqual([]);
    const page = new PageTrace('bob').at(100).seen('bob');
    page.add({ kind: 'socket.attempt', socket: 9, url: 'ws://h/socket.io/?EIO=4&token=bob-token-1' });
    const frame = (dir: 'in' | 'out', n: number, text: string) =>
      page.add({ kind: 'socket.frame', socket: 9, dir, n, size: text.length, text });
    frame('in', 1, '0{"sid":"e","pingInterval":25000,"pingTimeout":20000}');
    frame('out', 1, '40{"token":null}');
    frame('in', 2, '40{"sid":"s"}');
    expect(anonymous([page])).toEqual([]);
  });

  test('is none before its time is up, or where a record is missing', () => {
    expect(anonymous([reloaded()], 10_050)).toEqual([]);
    expect(anonymous([reloaded().loseRecord().at(5000).visibility('visible')])).toEqual([]);
  });
});
