import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const bed = (id: number, state = 'calm'): Json => ({ id, patient: `Patient ${id}`, state });
const found = (page: PageTrace) => ofKind(detectAll([page], 60_000), 'gap.lost-subscription');

/** A page over plain WebSockets, whose frames are JSON. */
class PlainPage extends PageTrace {
  readonly #protocols: readonly string[];
  #socket = 0;
  #n = 0;

  constructor(...protocols: readonly string[]) {
    super('nurse');
    this.#protocols = protocols;
    this.at(100).seen('nurse');
  }

  opens(): this {
    this.#socket++;
    const [protocol = ''] = this.#protocols;
    const url = 'ws://127.0.0.1:3000/socket/websocket';
    this.add({ kind: 'socket.attempt', socket: this.#socket, url, protocols: [...this.#protocols] });
    return this.add({ kind: 'socket.open', socket: this.#socket, protocol });
  }

  say(dir: 'in' | 'out', message: Json): this {
    const text = JSON.stringify(message);
    return this.add({ kind: 'socket.frame', socket: this.#socket, dir, n: ++this.#n, size: text.length, text });
  }

  breaks(): this {
    return this.add({ kind: 'socket.close', socket: this.#socket, code: 1006, reason: '', clean: false });
  }

  click(): this {
    return this.add({ kind: 'ui.click', target: 'a' });
  }
}

describe('a Phoenix topic', () => {
  const join = (page: PlainPage, topic: string, ref: string) =>
    page
      .say('out', [ref, ref, topic, 'phx_join', {}])
      .say('in', [ref, ref, topic, 'phx_reply', { status: 'ok', response: {} }]);
  /** It joins two topics, hears of both, and loses its socket from 10 s to 12 s. */
  function gone(): PlainPage {
    const page = join(join(new PlainPage('phoenix').at(500).opens(), 'nurse:5', '1'), 'ward:7', '2');
    page.at(2_000).say('in', [null, null, 'nurse:5', 'shift', { id: 3, begins: 'six' }]);
    page.at(3_000).say('in', [null, null, 'ward:7', 'bed_changed', { bed: bed(1, 'rings') }]);
    return page.at(10_000).breaks();
  }
  const back = (): PlainPage => join(gone().at(12_000).opens(), 'nurse:5', '3');

  test('that is not joined again with the others is a lost subscription', () => {
    const [incident, ...others] = found(back());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title: 'After 2.0 s without a socket nurse has it back, and has not joined ward:7 again',
      facts: { scopes: ['ward:7'], gapMs: 2_000 },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'The page joined ward:7, was sent events of it, and did not leave it.',
      'The connection was lost, and with it all that was joined on it.',
      'It is back with nurse:5, as a new one.',
      'In 5.0 s the page has not asked for ward:7.',
    ]);
  });

  test('is none when it is asked for within the window, even if the server has not answered', () => {
    expect(found(back().at(16_900).say('out', ['4', '4', 'ward:7', 'phx_join', {}]))).toEqual([]);
    expect(found(back().at(17_100).say('out', ['4', '4', 'ward:7', 'phx_join', {}]))).toHaveLength(1);
  });

  test('is none while nothing is back, when nothing of it had come, or when the page had left it', () => {
    expect(found(gone())).toEqual([]);
    const silent = join(join(new PlainPage('phoenix').at(500).opens(), 'nurse:5', '1'), 'ward:7', '2');
    expect(found(join(silent.at(10_000).breaks().at(12_000).opens(), 'nurse:5', '3'))).toEqual([]);
    const left = join(join(new PlainPage('phoenix').at(500).opens(), 'nurse:5', '1'), 'ward:7', '2');
    left.at(3_000).say('in', [null, null, 'ward:7', 'bed_changed', { bed: bed(1) }]);
    left.at(4_000).say('out', ['2', '5', 'ward:7', 'phx_leave', {}]);
    expect(found(join(left.at(10_000).breaks().at(12_000).opens(), 'nurse:5', '3'))).toEqual([]);
  });

  test('is none when the user did something since: its view may be closed', () => {
    expect(found(join(gone().at(11_000).click().at(12_000).opens(), 'nurse:5', '3'))).toEqual([]);
  });

  test('is none while nobody looks at the page, where records are missing, or when the user has logged out', () => {
    expect(found(back().at(14_000).visibility('hidden'))).toEqual([]);
    expect(found(back().loseRecord().at(16_000).visibility('visible'))).toEqual([]);
    expect(found(join(gone().at(11_000).logout('nurse').at(12_000).opens(), 'nurse:5', '3'))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('gap.lost-subscription', [back()], { untilT: 60_000, noneUntilT: 16_900 });
  });
});

describe('a GraphQL subscription', () => {
  const query = 'subscription BedChanged { bedChanged { id patient state } }';
  const subscribe = (page: PlainPage, id: string) =>
    page.say('out', { id, type: 'subscribe', payload: { query, operationName: 'BedChanged' } });
  const open = (page: PlainPage) =>
    page.opens().say('out', { type: 'connection_init' }).say('in', { type: 'connection_ack' });
  const next = (page: PlainPage, id: string, bedChanged: Json) =>
    page.say('in', { id, type: 'next', payload: { data: { bedChanged } } });
  const heard = () =>
    next(subscribe(open(new PlainPage('graphql-transport-ws').at(500)), '1').at(3_000), '1', bed(1, 'rings'));
  const back = (page: PlainPage) => open(page.at(10_000).breaks().at(12_000));

  test('that is not made again is lost', () => {
    expect(found(back(heard()))).toMatchObject([
      {
        confidence: 'likely',
        title: 'After 2.0 s without a socket nurse has it back, and has not subscribed to BedChanged again',
      },
    ]);
  });

  test('is none when it is made again, under whatever id', () => {
    expect(found(subscribe(back(heard()).at(16_900), '7'))).toEqual([]);
    expect(found(subscribe(back(heard()).at(17_100), '7'))).toHaveLength(1);
  });

  test('is none when page or server had ended it, or it was a query', () => {
    for (const dir of ['out', 'in'] as const)
      expect(found(back(heard().at(4_000).say(dir, { id: '1', type: 'complete' })))).toEqual([]);
    const asked = open(new PlainPage('graphql-transport-ws').at(500));
    asked.say('out', { id: '1', type: 'subscribe', payload: { query: '{ bedChanged { id } }' } });
    expect(found(back(next(asked.at(3_000), '1', bed(1))))).toEqual([]);
  });
});
