import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

const LIVE = 'ws://127.0.0.1:3000/live';
const PHOENIX = 'ws://127.0.0.1:3000/socket/websocket?vsn=2.0.0';
const order = (id: number, dish: string): Json => ({ id, dish, table_no: id });
const orders = [order(1, 'soup'), order(2, 'fish')];

/** A page whose socket speaks in ways of its own: it opens at 500 ms, and brings an order at 1 s. */
class PlainPage extends PageTrace {
  #socketNumber = 0;

  /** Of the last socket that it opened. */
  get socketNumber(): number {
    return this.#socketNumber;
  }

  constructor() {
    super('cook');
    this.at(100).seen('cook').fetch('GET /orders', orders).store(1, 'kitchen', { orders });
    this.at(500)
      .opens()
      .at(1_000)
      .say({ type: 'order', order: orders[0] ?? null });
  }

  opens(url = LIVE): this {
    this.#socketNumber++;
    this.add({ kind: 'socket.attempt', socket: this.#socketNumber, url });
    return this.add({ kind: 'socket.open', socket: this.#socketNumber });
  }

  say(message: Json, n = 1): this {
    const text = JSON.stringify(message);
    return this.add({ kind: 'socket.frame', socket: this.#socketNumber, dir: 'in', n, size: text.length, text });
  }

  ends(code: number): this {
    return this.add({ kind: 'socket.close', socket: this.#socketNumber, code, reason: '', clean: code !== 1006 });
  }
}

describe('a socket without a known protocol', () => {
  test('that comes back, and after which nothing is read again, is an incident', () => {
    const page = new PlainPage().at(5_000).ends(1006).at(6_000).opens();
    expect(kindsOf(detectAll([page]))).toEqual(['gap.no-resync']);
  });

  test('is none when the page reads again, or when the server says by itself what it had said at first', () => {
    const read = new PlainPage().at(5_000).ends(1006).at(6_000).opens().fetch('GET /orders', orders);
    expect(detectAll([read])).toEqual([]);
    const greeted = new PlainPage().at(5_000).ends(1006).at(6_000).opens();
    expect(detectAll([greeted.at(6_400).say({ type: 'order', order: orders[0] ?? null })])).toEqual([]);
  });

  test('that the server puts out for a restart, and that nobody opens again, is an incident', () => {
    expect(kindsOf(detectAll([new PlainPage().at(5_000).ends(1012)]))).toEqual(['gap.no-reconnect']);
  });

  test('is none when it ended because all was said, or because the page left', () => {
    expect(detectAll([new PlainPage().at(5_000).ends(1000)])).toEqual([]);
    const left = new PlainPage().at(5_000).add({ kind: 'socket.closing', socket: 1 }).ends(1005);
    expect(detectAll([left])).toEqual([]);
  });

  test('is none when it is a development server’s', () => {
    const page = new PageTrace('dev').at(100).seen('dev');
    page.add({ kind: 'socket.attempt', socket: 1, url: 'ws://127.0.0.1:5173/', protocols: ['vite-hmr'] });
    page.add({ kind: 'socket.open', socket: 1 });
    page.add({ kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 20, text: '{"type":"update","id":1}' });
    expect(
      detectAll([page.at(5_000).add({ kind: 'socket.close', socket: 1, code: 1012, reason: '', clean: true })]),
    ).toEqual([]);
  });
});

describe('a Phoenix topic', () => {
  const TOPIC = 'kitchen:1';
  /** It joins with an answer, gets an order, and loses its socket from 5 s to 6 s. What comes with the second entry is `again`. */
  function rejoined(again: Json): PlainPage {
    const join = (page: PlainPage, ref: string, response: Json): PlainPage => {
      const text = JSON.stringify([ref, ref, TOPIC, 'phx_join', {}]);
      page.add({ kind: 'socket.frame', socket: page.socketNumber, dir: 'out', n: 1, size: text.length, text });
      return page.say([ref, ref, TOPIC, 'phx_reply', { status: 'ok', response }], 1);
    };
    const page = join(new PlainPage().at(2_000).opens(PHOENIX), '1', { orders });
    page.at(3_000).say([null, null, TOPIC, 'order_placed', { order: order(3, 'rice') }], 2);
    page.store(2, 'bar', { orders: [...orders, order(3, 'rice')] });
    return join(page.at(5_000).ends(1006).at(6_000).opens(PHOENIX), '2', again);
  }
  const gaps = (page: PlainPage) => ofKind(detectAll([page]), 'gap.no-resync');

  test('that is given how things stand as it is joined again has read them, also where nothing is new', () => {
    expect(gaps(rejoined({ orders: [...orders, order(3, 'rice')] }))).toEqual([]);
  });

  test('that is given nothing, and of which nothing is read, is an incident', () => {
    expect(gaps(rejoined({}))).toHaveLength(1);
  });
});

describe('results of a GraphQL subscription', () => {
  const task = (id: number): Json => ({ id, title: `Task ${id}` });

  /** A page that puts into its list what its mutation answers, and what the subscription tells. */
  function tasks(isTwice: boolean): PlainPage {
    const page = new PlainPage().opens('ws://127.0.0.1:3000/graphql').store(2, 'tasks', { list: [task(1)] });
    page.say({ type: 'connection_ack' }).at(3_000);
    page.say({ id: 'a', type: 'next', payload: { data: { taskAdded: task(2) } } }, 2);
    page.commit(2, { op: 'splice', path: ['list'], at: 1, remove: 0, insert: [task(2)] });
    page.at(3_050).say({ id: 'b', type: 'next', payload: { data: { addTask: task(2) } } }, 3);
    return isTwice ? page.commit(2, { op: 'splice', path: ['list'], at: 2, remove: 0, insert: [task(2)] }) : page;
  }

  test('are events about what they hold', () => {
    expect(ofKind(detectAll([tasks(true)]), 'store.duplicate')).toHaveLength(1);
    expect(detectAll([tasks(false)])).toEqual([]);
  });

  /** A page that lists three tasks, and the n-th that it is told of them: what happened, and to which. */
  const listed = (): PlainPage =>
    new PlainPage()
      .opens('ws://127.0.0.1:3000/graphql')
      .store(2, 'tasks', { list: [1, 2, 3].map(task) })
      .say({ type: 'connection_ack' });
  const tell = (page: PlainPage, n: number, mutation: string): PlainPage =>
    page.say({ id: 'a', type: 'next', payload: { data: { taskChanged: { mutation, task: task(n) } } } }, n + 1);

  test('are about what their one field holds, and delete what they say is deleted', () => {
    const takeOut: PatchOp = { op: 'splice', path: ['list'], at: 0, remove: 1, insert: [] };
    const page = listed().at(3_000);
    for (const n of [1, 2]) tell(page, n, 'DELETED').commit(2, takeOut).after(4_000);
    expect(kindsOf(detectAll([tell(page, 3, 'DELETED')], 30_000))).toEqual(['state.undeleted']);
  });

  test('that are called by changes do not ask for those that were missed', () => {
    const query = 'subscription TaskChanges($since: Int) { taskChanged { mutation task { id title } } }';
    const back = (variables: Json) => {
      const page = tell(listed().at(3_000), 1, 'UPDATED').at(5_000).ends(1006).at(6_000);
      page.opens('ws://127.0.0.1:3000/graphql').say({ type: 'connection_ack' });
      const text = JSON.stringify({ id: 'b', type: 'subscribe', payload: { query, variables } });
      page.add({ kind: 'socket.frame', socket: page.socketNumber, dir: 'out', n: 1, size: text.length, text });
      return ofKind(detectAll([page], 30_000), 'gap.no-resync');
    };
    expect(back({})).toHaveLength(1);
    expect(back({ since: 7 })).toEqual([]);
  });
});
