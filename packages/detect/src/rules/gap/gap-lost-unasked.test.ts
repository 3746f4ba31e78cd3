import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (traces: readonly Trace[]) => ofKind(detectAll(traces, 60_000), 'gap.lost-subscription');

/** A page whose socket speaks in op codes. */
class GatewayPage extends PageTrace {
  #socket = 0;
  #n = 0;

  /** Its socket opens at 500 ms. */
  constructor(name: string, ...openings: readonly Json[]) {
    super(name);
    this.at(100)
      .seen(name)
      .at(500)
      .opens(...openings);
  }

  opens(...openings: readonly Json[]): this {
    this.#socket++;
    this.add({ kind: 'socket.attempt', socket: this.#socket, url: 'ws://127.0.0.1:3000/gateway' });
    this.add({ kind: 'socket.open', socket: this.#socket })
      .after(40)
      .say('in', { op: 10, d: { every: 2_000 } });
    for (const opening of openings) this.say('out', opening);
    return this;
  }

  say(dir: 'in' | 'out', message: Json): this {
    const text = JSON.stringify(message);
    return this.add({ kind: 'socket.frame', socket: this.#socket, dir, n: ++this.#n, size: text.length, text });
  }

  /** An event of a ride in that city. */
  ride(id: string, city = 'lyon', t = 'RIDE_UPDATE'): this {
    return this.say('in', { op: 0, t, d: { city, ride: { id, status: 'assigned' } } });
  }

  breaks(): this {
    return this.add({ kind: 'socket.close', socket: this.#socket, code: 1006, reason: '', clean: false });
  }
}

const follow: Json = { op: 2, d: { city: 'lyon' } };
/** Another page of the app, which followed the city and is told of four rides. */
const driver = (city = 'lyon', ...openings: readonly Json[]): GatewayPage => {
  const page = new GatewayPage('dan', ...(openings.length === 0 ? [follow] : openings)).at(3_000).ride('r_1', city);
  return page.at(11_000).ride('r_2', city).at(20_000).ride('r_3', city).at(30_000).ride('r_4', city);
};
/** Follows the city, hears of a ride, and is without its socket from 10 s to 12 s. */
const gone = (): GatewayPage => new GatewayPage('ann', follow).at(3_000).ride('r_1').at(10_000).breaks().at(12_000);
const back = (...openings: readonly Json[]): GatewayPage => gone().opens(...openings);

describe('what a page named when its socket opened, and not when it opened again', () => {
  test('is a lost subscription once another page that named it is sent what this one is not', () => {
    const [incident, ...others] = found([back(), driver()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      title:
        'After 2.0 s without a socket ann has it back, and is not sent RIDE_UPDATE of lyon any more, as another page is: what named it when the socket opened was not sent again',
      facts: { scopes: ['lyon'], gapMs: 2_000 },
    });
    expect(incident?.witness).toHaveLength(4);
  });

  test('is none when it is named again, on the socket or in its address, or the page says something new', () => {
    expect(found([back(follow), driver()])).toEqual([]);
    expect(found([back().at(16_000).say('out', follow), driver()])).toEqual([]);
    expect(found([back({ op: 6, d: { resume: 's_17' } }), driver()])).toEqual([]);
  });

  test('is none when it comes to this page, too, soon after the other', () => {
    expect(found([back().at(20_200).ride('r_3'), driver()])).toEqual([]);
    expect(found([back().at(24_900).ride('r_3'), driver()])).toEqual([]);
    expect(found([back().at(25_100).ride('r_3'), driver()])).toHaveLength(1);
  });

  test('is none when no other page is sent it, or one that had not asked', () => {
    expect(found([back()])).toEqual([]);
    expect(found([back(), driver('nice')])).toEqual([]);
    expect(found([back(), driver('lyon', { op: 2, d: { city: 'nice' } })])).toEqual([]);
  });

  test('is none when nothing of it had come, or only the answer', () => {
    const silent = new GatewayPage('ann', follow).at(800).ride('r_0').at(10_000).breaks().at(12_000).opens();
    expect(found([silent, driver()])).toEqual([]);
  });

  test('is none when what comes to the other page is of another kind: it may be for that one alone', () => {
    const other = new GatewayPage('dan', follow).at(3_000).ride('r_1', 'lyon', 'PAYOUT');
    expect(found([back(), other.at(20_000).ride('r_3', 'lyon', 'PAYOUT')])).toEqual([]);
  });

  test('is none when the user did something since, has logged out, or does not look at it', () => {
    expect(found([gone().add({ kind: 'ui.click', target: 'a' }).opens(), driver()])).toEqual([]);
    expect(found([gone().logout('ann').opens(), driver()])).toEqual([]);
    const hidden = driver().at(31_000);
    expect(found([back().at(19_000).visibility('hidden'), hidden])).toEqual([]);
  });

  test('is none where records are missing', () => {
    expect(found([back().loseRecord().at(16_000).visibility('visible'), driver()])).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('gap.lost-subscription', [back(), driver()], { untilT: 60_000, noneUntilT: 24_900 });
  });
});
