import { describe, expect, test } from 'vitest';
import { cutChat, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { addPolling } from '#testing/polling-page.ts';

const unsynced = (page: PageTrace, untilT = 120_000) => ofKind(detectAll([page], untilT), 'focus.no-resync');

/** A page without a socket that shows what carol read once. */
function library(who = true): PageTrace {
  const page = new PageTrace('carol').at(100);
  if (who) page.seen('carol');
  page.fetch('GET /api/favourites', messages(1, 2), { auth: 'bearer' });
  return page.store(1, 'library', { favourites: messages(1, 2) });
}

const away = (page: PageTrace, ms = 30_000) => page.at(10_000).visibility('hidden').after(ms).visibility('visible');

describe('a page that is looked at again', () => {
  test('is an incident after 30 s when it reads nothing, and has no socket', () => {
    const [incident, ...others] = unsynced(away(library()));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'likely',
      title:
        'The page of carol was hidden for 30.0 s, and read nothing again within 5.0 s after it was back, though it has no socket that would tell it',
      facts: { awayMs: 30_000, how: 'hidden' },
    });
  });

  test('is none after 29.9 s, nor before it was watched for 5 s', () => {
    expect(unsynced(away(library(), 29_900))).toEqual([]);
    expect(unsynced(away(library()), 44_900)).toEqual([]);
  });

  test('is one where it was frozen, or had no network', () => {
    const frozen = library().at(10_000).add({ kind: 'page.freeze' }).at(50_000).add({ kind: 'page.resume' });
    expect(unsynced(frozen)).toHaveLength(1);
    const offline = library().at(10_000).add({ kind: 'page.offline' }).at(50_000).add({ kind: 'page.online' });
    expect(unsynced(offline)[0]?.facts).toMatchObject({ how: 'without a network' });
  });

  test('is none when it reads within 4.9 s, and one when it reads after 5.1 s', () => {
    const read = (ms: number) =>
      away(library()).after(ms).fetch('GET /api/favourites', messages(1), { auth: 'bearer' });
    expect(unsynced(read(4900))).toEqual([]);
    expect(unsynced(read(5100))).toHaveLength(1);
  });

  test('is none when it asks in vain, or is told that nothing changed', () => {
    const page = away(library()).after(100);
    expect(unsynced(page.fetch('GET /api/favourites', null, { status: 503 }))).toEqual([]);
    expect(unsynced(away(library()).fetch('GET /api/favourites', null, { status: 304 }))).toEqual([]);
  });

  test('is none where a timer reads now and then, also while it is hidden', () => {
    const page = addPolling(library(), {
      fromT: 1000,
      everyMs: 60_000,
      times: 3,
      answer: () => messages(1),
    });
    expect(unsynced(page.visibility('hidden').after(40_000).visibility('visible'), 300_000)).toEqual([]);
  });

  test('is none where nobody is logged in, nothing is held, or it only has what all can have', () => {
    expect(unsynced(away(library(false)))).toEqual([]);
    expect(unsynced(away(new PageTrace('carol').at(100).seen('carol')))).toEqual([]);
    const catalogue = new PageTrace('carol').at(50).fetch('GET /api/titles', messages(1)).at(60).login('carol');
    expect(unsynced(away(catalogue.store(1, 'titles', messages(1))))).toEqual([]);
  });

  test('is none where a socket stayed up, or tells by a protocol we do not judge', () => {
    expect(unsynced(away(library().at(500).connect('eio-1', { token: 'x' })))).toEqual([]);
    const other = library().add({ kind: 'socket.attempt', socket: 9, url: 'wss://x/ws' });
    expect(unsynced(away(other))).toEqual([]);
    const stream = library().add({ kind: 'stream.attempt', stream: 1, url: 'http://x/events' });
    expect(unsynced(away(stream))).toEqual([]);
  });

  test('is one where the socket was down meanwhile and nothing was read, and none where it was', () => {
    const drop = () => {
      const { bob } = cutChat();
      bob.at(16_000).visibility('hidden').at(20_000).lose().at(50_000).connect('eio-3', { token: 'bob-token-1' });
      return bob.at(51_000).visibility('visible');
    };
    expect(unsynced(drop())[0]?.title).toContain('though its socket had been down meanwhile');
    expect(unsynced(drop().after(100).fetch('GET /api/messages', messages(4), { auth: 'bearer' }))).toEqual([]);
  });

  test('is none when the user changed, the page went away again, or records are missing', () => {
    expect(unsynced(away(library()).after(1000).logout('carol'))).toEqual([]);
    expect(unsynced(away(library()).after(1000).visibility('hidden'))).toEqual([]);
    expect(unsynced(away(library()).loseRecord().after(1000).visibility('visible'))).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('focus.no-resync', [away(library())], { untilT: 60_000, noneUntilT: 44_000 });
  });
});
