import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const ALICE = '[redacted:aaaaaaaaaaaa]';
const BOB = '[redacted:bbbbbbbbbbbb]';

const stale = (...traces: readonly Trace[]) => ofKind(detectAll(traces), 'auth.stale-socket');

/** Alice's socket is up from 1 s on, and she logs out at 10 s. */
function alicesPage(auth: Json = { token: ALICE }): PageTrace {
  const page = new PageTrace('tab').at(100).seen('alice');
  return page.at(1000).connect('eio-1', auth).at(10_000).logout('alice');
}

function enter(page: PageTrace, who: string, token: string): PageTrace {
  page.fetch('POST /api/login', { token, user: { id: who } });
  return page.add({ kind: 'identity.login', who, label: who, how: 'response', source: page.seq });
}

describe('a socket after a logout', () => {
  test("is an incident when it is up 2 s later, with the former user's token, and receives", () => {
    const page = alicesPage().at(12_500).receive('message:new', message(1));
    expect(stale(page)).toMatchObject([
      {
        severity: 'critical',
        confidence: 'observed',
        title: '2.5 s after alice logged out, a socket with the credentials of alice still received message:new',
        facts: { former: 'alice', who: '', event: 'message:new' },
      },
    ]);
    expect(stale(page)[0]?.witness.map(({ says }) => says)).toContain('Nobody is logged in any more.');
    expectSteady('auth.stale-socket', [page], { untilT: 30_000, noneUntilT: 12_400 });
  });

  test('is proven where the server says whose it is', () => {
    const server = new ServerTrace().at(990).connect('eio-1', 'alice');
    expect(stale(alicesPage().at(13_000).receive('message:new', message(1)), server)).toMatchObject([
      { confidence: 'proven' },
    ]);
  });

  test('is none while it is closed within 2 s, whatever comes before, nor when nothing comes', () => {
    expect(stale(alicesPage().at(11_900).receive('message:new', message(1)))).toEqual([]);
    expect(stale(alicesPage().at(11_900).leave())).toEqual([]);
    expect(stale(alicesPage().at(11_900).receive('message:new', message(1)).leave())).toEqual([]);
    expect(stale(alicesPage())).toEqual([]);
  });

  test('is an incident under the next user too, until that user is told of on it', () => {
    const page = () => enter(alicesPage().at(11_000), 'bob', BOB);
    expect(stale(page().at(14_000).receive('message:new', message(1)))).toMatchObject([
      { identity: 'bob', title: expect.stringContaining('after alice was followed by bob') },
    ]);
    const [{ witness = [] } = {}] = stale(page().at(14_000).receive('message:new', message(1)));
    expect(witness.map(({ says }) => says)).toContain('bob is on the page now.');
    expect(stale(page().send('authenticate', { token: BOB }).at(14_000).receive('message:new', message(1)))).toEqual(
      [],
    );
  });

  test('is an incident when it is opened anew with the token of the past', () => {
    const page = enter(new PageTrace('tab').at(500), 'alice', ALICE).connect('eio-1', { token: ALICE });
    enter(page.at(10_000).leave().logout('alice').at(20_000), 'bob', BOB).connect('eio-2', { token: ALICE });
    expect(stale(page.at(23_000).receive('message:new', message(1)))).toMatchObject([
      { identity: 'bob', facts: { former: 'alice', who: 'bob' } },
    ]);
  });

  test.each<[string, Json | undefined]>([
    ['without credentials', undefined],
    ['with a key of the app', { apiKey: '[redacted:cccccccccccc]' }],
    ['with what is no secret', { version: '1.4.2' }],
  ])('is none %s', (_how, auth) => {
    expect(
      stale(
        alicesPage(auth ?? null)
          .at(14_000)
          .receive('message:new', message(1)),
      ),
    ).toEqual([]);
  });

  test('is none when the same user is back, the page said goodbye on it, or the page is loaded anew', () => {
    const late = (page: PageTrace) => page.at(14_000).receive('message:new', message(1));
    expect(stale(late(alicesPage().at(11_000).login('alice')))).toEqual([]);
    expect(stale(late(alicesPage().send('logout')))).toEqual([]);
    expect(stale(late(alicesPage()).at(14_500).add({ kind: 'page.hide', kept: false }))).toEqual([]);
  });

  test('is none in an app that closes and opens it with each user, or shows one token for all', () => {
    const page = enter(new PageTrace('tab').at(500), 'alice', ALICE).connect('eio-1', { token: ALICE });
    enter(page.at(10_000).logout('alice').leave().at(20_000), 'bob', BOB).connect('eio-2', { token: BOB });
    expect(kindsOf(detectAll([page.at(30_000).receive('message:new', message(1))]))).toEqual([]);

    const shared = new PageTrace('tab').at(100).connect('eio-1', { token: ALICE }).at(500).leave().login('alice');
    shared.connect('eio-2', { token: ALICE }).at(10_000).logout('alice');
    expect(stale(shared.at(14_000).receive('message:new', message(1)))).toEqual([]);
  });

  test('is one where a plain socket shows the token in its address, and none with what no login gave', () => {
    const left = (query: string) => {
      const page = enter(new PageTrace('tab').at(500), 'alice', ALICE);
      page.add({ kind: 'socket.attempt', socket: 9, url: `ws://127.0.0.1:3000/live?${query}` });
      page.add({ kind: 'socket.open', socket: 9 }).at(10_000).logout('alice').at(12_500);
      const text = JSON.stringify({ event: 'message:new', message: message(1) });
      return page.add({ kind: 'socket.frame', socket: 9, dir: 'in', n: 1, size: text.length, text });
    };
    expect(stale(left(`access_token=${ALICE}`))).toMatchObject([{ facts: { former: 'alice', who: '' } }]);
    expect(stale(left('api_key=[redacted:cccccccccccc]'))).toEqual([]);
    expect(stale(left(`page=${ALICE}`))).toEqual([]);
  });

  test('is none where a page becomes another user without a logout, and the socket shows the token that was given for that', () => {
    const become = (token: string) => {
      const page = enter(new PageTrace('tab').at(500), 'alice', ALICE).connect('eio-1', { token: ALICE });
      page.at(10_000).fetch('POST /api/impersonate', { token: BOB, user: { id: 'bob' } });
      page.leave().connect('eio-2', { token });
      page.add({ kind: 'identity.switch', from: 'alice', to: 'bob', label: 'bob', how: 'store', source: page.seq });
      return page.at(14_000).receive('message:new', message(1));
    };
    expect(stale(become(BOB))).toEqual([]);
    expect(stale(become(ALICE))).toMatchObject([{ facts: { former: 'alice', who: 'bob' } }]);
  });
});
