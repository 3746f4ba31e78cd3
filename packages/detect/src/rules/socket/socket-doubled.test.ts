import type { Json, Unnumbered } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (page: PageTrace, untilT = 60_000) => ofKind(detectAll([page], untilT), 'socket.doubled');

/** Two sockets of a chat, opened at 1 s and 2 s. */
const twice = (first: Json = { token: 'x' }, second: Json = { token: 'x' }): PageTrace =>
  new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', first).at(2_000).connect('eio-2', second);

const close = (page: PageTrace, socket: number): PageTrace =>
  page.add({ kind: 'socket.close', socket, code: 1006, reason: '', clean: false });

const frame = (page: PageTrace, socket: number, n: number, data: Json): PageTrace => {
  const text = JSON.stringify(data);
  return page.add({ kind: 'socket.frame', socket, dir: 'in', n, size: text.length, text });
};

/** Two plain sockets, of which each brings one price. */
function prices(first: Json, second: Json, urls = ['feed', 'feed']): PageTrace {
  const page = new PageTrace('bob').at(100).seen('bob').at(500);
  for (const [index, path] of urls.entries()) {
    page.add({ kind: 'socket.attempt', socket: index + 1, url: `ws://127.0.0.1:3000/${path}` });
    page.add({ kind: 'socket.open', socket: index + 1 });
    frame(page, index + 1, 1, { type: 'hello', n: index });
  }
  return frame(frame(page.at(3_000), 1, 2, first).at(3_010), 2, 2, second);
}

const price = (value: number): Json => ({ type: 'price', id: 'p_1', value });

describe('two connections of one page that serve the same', () => {
  test('are doubled', () => {
    const [incident, ...others] = found(twice());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title: 'The page of bob has had two connections to ws://127.0.0.1:3000/socket.io for 5.0 s',
      facts: { forMs: 5_000, how: 'side by side' },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'A connection was opened.',
      'Another one was opened, to the same place and in the same name.',
      '5.0 s later both are open.',
    ]);
  });

  test('are not when the old one is closed within 5 s, as at a handover or a double mount', () => {
    expect(found(close(twice().at(6_900), 1))).toEqual([]);
    expect(found(close(twice().at(3_500), 2))).toEqual([]);
    expect(found(close(twice().at(7_100), 1))).toHaveLength(1);
    expect(found(twice().at(6_900).add({ kind: 'socket.closing', socket: 1 }))).toEqual([]);
  });

  test('are not when they ask for different things, and are with a renewed token', () => {
    expect(found(twice({ token: 'x', room: 'a' }, { token: 'x', room: 'b' }))).toEqual([]);
    expect(found(twice({ token: 'x' }, { token: 'y' }))).toHaveLength(1);
  });

  test('are not when the user changed between', () => {
    const page = new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', { token: 'x' });
    page.at(1_500).logout('bob').login('carol').at(2_000).connect('eio-2', { token: 'y' });
    expect(found(page)).toEqual([]);
  });

  test('of a plain protocol are when both bring one event, and not when each has its own', () => {
    expect(found(prices(price(7), price(7)))).toMatchObject([{ facts: { event: 'price' } }]);
    expect(found(prices(price(7), price(8)))).toEqual([]);
    expect(found(prices(price(7), price(7), ['feed?of=a', 'feed?of=b']))).toEqual([]);
    expect(found(frame(prices(price(7), price(8)).at(9_000), 2, 3, price(8)))).toEqual([]);
    expect(
      found(frame(frame(prices(price(1), price(2)).at(9_000), 1, 3, price(9)).at(9_020), 2, 3, price(9))),
    ).toHaveLength(1);
  });

  test('are not where records are missing', () => {
    expect(found(twice().at(3_000).loseRecord().receive('x', 1))).toEqual([]);
  });

  test('are the same however the records come', () => {
    expectSteady('socket.doubled', [twice()], { untilT: 60_000, noneUntilT: 6_900 });
  });
});

describe('a connection that the page closed and replaced', () => {
  const replaced = (commit: Partial<Extract<Unnumbered, { kind: 'store.commit' }>>): PageTrace => {
    const page = new PageTrace('bob').at(100).seen('bob').at(500);
    page.store(1, 'messages', { list: [] }).at(1_000).connect('eio-1', { token: 'x' });
    page.at(4_000).add({ kind: 'socket.closing', socket: 1 }).at(4_100).connect('eio-2', { token: 'x' });
    frame(page.at(4_300), 1, 3, 0).takeBack(page.records.length - 1);
    const text = `42${JSON.stringify(['message:new', message(1)])}`;
    page.add({ kind: 'socket.frame', socket: 1, dir: 'in', n: 3, size: text.length, text });
    const cause = page.seq;
    const patch = [{ op: 'set' as const, path: ['list'], value: [message(1)] }];
    return page.at(4_310).add({ kind: 'store.commit', store: 1, patch, cause, ...commit });
  };

  test('is doubled when what still comes over it changes a store', () => {
    expect(found(replaced({}))).toMatchObject([
      {
        title:
          'message:new came over a connection that the page of bob had closed and replaced, and changed store “messages”',
        facts: { how: 'after it was replaced', event: 'message:new', store: 'messages' },
      },
    ]);
  });

  test('is not when the change has another cause', () => {
    expect(found(replaced({ cause: 1 }))).toEqual([]);
  });
});
