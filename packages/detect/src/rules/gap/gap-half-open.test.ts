import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (page: PageTrace, untilT = 90_000) => ofKind(detectAll([page], untilT), 'gap.half-open');

/** Socket.IO pings every 25 s, and allows 20 s for it: connected at 1 s, the last ping at 26 s. */
const pinged = (): PageTrace =>
  new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', { token: 'x' }).at(26_000).frame('in', '2');

/** The user does something, by which one sees that the page runs. */
const clicks = (page: PageTrace, ...times: readonly number[]): PageTrace => {
  for (const t of times) page.at(t).add({ kind: 'ui.click', target: 'button' });
  return page;
};

const dead = (): PageTrace => clicks(pinged(), 70_000, 80_000);

/** A socket of an app's own: `exchange` is told each second of what goes over it. */
function plain(times: number, exchange: (page: PageTrace, say: (dir: 'in' | 'out', data: Json) => void) => void) {
  const page = new PageTrace('bob').at(100).seen('bob').at(500);
  page
    .add({ kind: 'socket.attempt', socket: 1, url: 'ws://127.0.0.1:3000/feed' })
    .add({ kind: 'socket.open', socket: 1 });
  const frames = { in: 0, out: 0 };
  const say = (dir: 'in' | 'out', data: Json) => {
    frames[dir]++;
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    page.add({ kind: 'socket.frame', socket: 1, dir, n: frames[dir], size: text.length, text });
  };
  for (let second = 1; second <= times; second++) {
    page.at(second * 1_000);
    exchange(page, say);
  }
  return { page, say };
}

const beating = (times = 8) => plain(times, (_page, say) => say('in', { type: 'heartbeat' })).page;

describe('a socket that says it is open, and is silent for longer than was promised', () => {
  test('is half-open', () => {
    const [incident, ...others] = found(dead());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      identity: 'bob',
      title:
        'The socket of bob counts as open, but has brought nothing for 47.0 s, longer than the server had said it could',
      facts: { silentMs: 47_000, limitMs: 47_000, basis: 'promised' },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'The server said how often it would ping: a live connection brings something within 47.0 s.',
      'Nothing came in 47.0 s, while the page was visible, online and awake.',
      'The page has not closed the socket, and goes on waiting.',
    ]);
  });

  test('is not when something comes at 46.9 s, and is at 47.1 s', () => {
    expect(found(clicks(pinged().at(72_900).frame('in', '2'), 75_000))).toEqual([]);
    expect(found(clicks(pinged(), 70_000).at(73_100).frame('in', '2'))).toHaveLength(1);
  });

  test('is not when the page closes it at the end of what was promised, as Socket.IO does', () => {
    expect(found(clicks(pinged(), 70_000).at(71_010).add({ kind: 'socket.closing', socket: 1 }))).toEqual([]);
    expect(found(clicks(pinged(), 70_000).at(71_010).leave())).toEqual([]);
    expect(found(clicks(pinged(), 70_000).at(71_010).lose())).toEqual([]);
  });

  test('is not while it is frozen, hidden or offline, nor soon after', () => {
    const frozen = pinged().at(30_000).add({ kind: 'page.freeze' }).at(71_500).add({ kind: 'page.resume' });
    expect(found(clicks(frozen, 73_000))).toEqual([]);
    const hidden = pinged().at(30_000).visibility('hidden').at(60_000).visibility('visible');
    expect(found(clicks(hidden, 70_000, 88_000))).toEqual([]);
    const offline = pinged().at(30_000).add({ kind: 'page.offline' });
    expect(found(clicks(offline, 70_000, 88_000))).toEqual([]);
  });

  test('is when it stays so for as long as it may after the page is seen again', () => {
    const hidden = pinged().at(30_000).visibility('hidden').at(60_000).visibility('visible');
    expect(found(clicks(hidden, 105_000), 120_000)).toMatchObject([{ facts: { silentMs: 81_000 } }]);
  });

  test('is not said of a page of which nothing is heard: its machine may sleep', () => {
    expect(found(pinged(), 600_000)).toEqual([]);
    expect(found(clicks(pinged(), 500_000).at(501_000).lose(), 600_000)).toEqual([]);
    expect(found(clicks(pinged(), 500_000), 600_000)).toMatchObject([{ facts: { silentMs: 479_000 } }]);
  });

  test('is not said where records are missing', () => {
    expect(found(clicks(pinged().loseRecord(), 70_000))).toEqual([]);
  });

  test('is told once, and again when it was alive between', () => {
    const twice = clicks(dead().at(100_000).frame('in', '2'), 140_000);
    expect(found(twice, 200_000)).toHaveLength(2);
  });

  test('is the same however the records come', () => {
    expectSteady('gap.half-open', [dead()], { untilT: 90_000, noneUntilT: 72_900 });
  });
});

describe('a socket without a promise', () => {
  test('is half-open when a heartbeat of the server stops for 10 s', () => {
    const stopped = clicks(beating(), 12_000, 17_000);
    expect(found(stopped)).toMatchObject([{ confidence: 'likely', facts: { basis: 'beat', limitMs: 10_000 } }]);
    expect(found(clicks(beating(), 12_000), 17_900)).toEqual([]);
  });

  test('is half-open also where messages are lists that begin with their name', () => {
    const listed = plain(8, (page, say) => say('in', ['hb', page.seq])).page;
    expect(found(clicks(listed, 12_000, 17_000))).toMatchObject([{ facts: { basis: 'beat' } }]);
    const others = plain(8, (page, say) => say('in', ['vitals', page.seq, { id: 'bed_1' }])).page;
    expect(found(clicks(others, 12_000, 17_000))).toEqual([]);
  });

  test('is not when anything else comes, or the heartbeat was seen three times only', () => {
    const { page, say } = plain(8, (_page, beat) => beat('in', { type: 'heartbeat' }));
    clicks(page, 12_000).at(17_000);
    say('in', { type: 'price', id: 'p_1' });
    expect(found(clicks(page, 20_000), 26_000)).toEqual([]);
    expect(found(clicks(beating(3), 12_000, 20_000))).toEqual([]);
  });

  test('is not while three beats are not over', () => {
    const slow = plain(30, (page, say) => {
      if (page.seq % 2 === 0) say('in', 'ping');
      else page.after(6_000);
    }).page;
    expect(found(clicks(slow, 36_000, 41_000), 41_500)).toEqual([]);
  });

  test('is half-open when heartbeats of the page get no answer any more', () => {
    const { page, say } = plain(8, (_page, exchange) => {
      exchange('out', { type: 'ping' });
      exchange('in', { type: 'pong' });
    });
    for (const t of [9_000, 14_000, 18_500]) {
      page.at(t);
      say('out', { type: 'ping' });
    }
    expect(found(page)).toMatchObject([{ confidence: 'likely', facts: { basis: 'answer', limitMs: 11_000 } }]);
    expect(found(page)[0]?.witness[1]?.says).toContain('Then two or more were not');
  });

  test('is not when the page stops to ask, as hidden pages do', () => {
    const { page } = plain(8, (_page, exchange) => {
      exchange('out', { type: 'ping' });
      exchange('in', { type: 'pong' });
    });
    expect(found(clicks(page, 12_000, 30_000, 60_000))).toEqual([]);
  });

  test('is not when nothing like a heartbeat was seen', () => {
    const { page } = plain(8, (_page, say) => say('in', { type: 'price', id: 'p_1' }));
    expect(found(clicks(page, 30_000, 60_000))).toEqual([]);
  });

  test('is not when the page answers the beats of the server, and these go on', () => {
    const { page } = plain(60, (_page, exchange) => {
      exchange('in', 'ping');
      exchange('out', 'pong');
    });
    expect(found(clicks(page, 61_000), 62_000)).toEqual([]);
  });
});

describe('a socket on which something came all along', () => {
  const prices = (times = 30, everyMs = 1_000) => {
    let t = 0;
    return plain(times, (page, say) => {
      t += everyMs;
      page.at(t);
      say('in', { type: 'price', id: 'p_1', price: page.seq });
    }).page;
  };
  /** A request to its server, and what becomes of it. */
  const asks = (page: PageTrace, t: number, end: (page: PageTrace, request: number) => void): PageTrace => {
    end(page, page.at(t).beginFetch('GET /prices'));
    return page;
  };
  const inVain = (page: PageTrace, t = 40_000) => asks(page, t, (one, request) => one.after(20).fail(request));

  test('is half-open when nothing comes, and the server is not reached in any other way', () => {
    expect(found(clicks(inVain(prices()), 44_000))).toMatchObject([
      { confidence: 'likely', facts: { basis: 'pace', limitMs: 15_000 } },
    ]);
    const givenUp = { kind: 'http.failure', reason: 'abort', message: 'timed out', durationMs: 4_000 } as const;
    const waited = asks(prices(), 36_000, (page, request) => page.after(4_000).add({ ...givenUp, request }));
    expect(found(clicks(waited, 44_000))).toHaveLength(1);
  });

  test('is not while nothing else is asked, or is answered, or is given up soon', () => {
    expect(found(clicks(prices(), 44_000, 54_000))).toEqual([]);
    const answered = asks(inVain(prices()), 41_000, (page, request) => page.after(20).answer(request, []));
    expect(found(clicks(answered, 44_000, 54_000))).toEqual([]);
    const given = asks(prices(), 40_000, (page, request) => page.after(900).fail(request, 'abort'));
    expect(found(clicks(given, 44_000, 54_000))).toEqual([]);
  });

  test('is not before fifteen seconds, nor before five pauses, nor where it came a few times only', () => {
    expect(found(clicks(inVain(prices()), 44_000), 44_900)).toEqual([]);
    const slow = clicks(inVain(prices(30, 4_000), 130_000), 136_000);
    expect(found(slow, 139_900)).toEqual([]);
    expect(found(clicks(slow, 139_000), 141_000)).toHaveLength(1);
    expect(found(clicks(inVain(prices(15)), 44_000, 54_000))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('gap.half-open', [clicks(inVain(prices()), 44_000)], { untilT: 90_000, noneUntilT: 44_900 });
  });
});
