import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { ORIGIN_MS, PageTrace } from '#testing/page-trace.ts';

const twice = (page: PageTrace) => ofKind(detectAll([page], 120_000), 'write.duplicated');

const REF = '6f1c2b7e-0001-4a6b-9c1d-000000000001';
const draft = { conversationId: 'c_1', ref: REF, text: 'hello' };

const made = (number: number, ref = REF, madeT = 5050): JsonObject => ({
  id: `m_${number}`,
  conversationId: 'c_1',
  authorId: 'alice',
  ref,
  text: 'hello',
  sentAt: new Date(ORIGIN_MS + madeT).toISOString(),
});

const chat = (): PageTrace => new PageTrace('alice').at(100).seen('alice').at(5000).connect('eio-1', { token: 't' });

/** A message that Socket.IO kept, and the app too; so many ms apart. */
function both(apartMs = 5, second = draft): PageTrace {
  const page = chat().send('message:send', draft).after(apartMs).send('message:send', second);
  return page.after(100).receive('message:new', made(1)).receive('message:new', made(2));
}

describe('a write that was sent twice', () => {
  test('is an incident when the server made two entities of it', () => {
    expect(twice(both())).toMatchObject([
      {
        severity: 'high',
        confidence: 'observed',
        title: 'alice sent message:send twice within 0.0 s, and the server made m_1 and m_2 of it',
        facts: { name: 'message:send', ids: ['m_1', 'm_2'], hadFailed: false },
      },
    ]);
    expectSteady('write.duplicated', [both()], { untilT: 40_000, noneUntilT: 14_900 });
  });

  test('is one when it failed first, and had no name of its own', () => {
    const post = (page: PageTrace) => page.beginFetch('POST /api/messages', 'bearer', { text: 'hello' });
    const retried = (fail: boolean, second = made(2, 'b', 8050)) => {
      const page = chat();
      const first = post(page);
      if (fail) page.at(7000).fail(first);
      else page.at(7000).answer(first, made(1, 'a'));
      const again = post(page.at(8000));
      page.at(8100).answer(again, second);
      return page.at(9000).fetch('GET /api/messages', [made(1, 'a'), second], { auth: 'bearer' });
    };
    expect(twice(retried(true))).toMatchObject([{ facts: { ids: ['m_2', 'm_1'], hadFailed: true } }]);
    // Who says the same again says it twice.
    expect(twice(retried(false))).toEqual([]);
    // The server knew it.
    expect(twice(retried(true, made(1, 'a')))).toEqual([]);
  });

  test('is none where both name a place that the server had named before', () => {
    const place = '8a4e2b7e-0001-4a6b-9c1d-00000000000a';
    const enter = { room: place };
    const page = chat().fetch('GET /rooms', [{ room: place, title: 'Main' }]);
    page.at(6000).send('room:join', enter).after(5).send('room:join', enter);
    const said = (number: number) => ({ ...made(number, String(number), 6100), room: place });
    page.at(6200).receive('message:new', said(1)).receive('message:new', said(2));
    expect(twice(page)).toEqual([]);
  });

  test('is none more than a minute later, or with another name of its own', () => {
    expect(twice(both(59_000))).toHaveLength(1);
    expect(twice(both(61_000))).toEqual([]);
    expect(twice(both(5, { ...draft, ref: '6f1c2b7e-0001-4a6b-9c1d-000000000002' }))).toEqual([]);
  });

  test('is none where the server made one, or what holds it is told of too', () => {
    const page = chat().send('message:send', draft).after(5).send('message:send', draft).after(100);
    page.receive('message:new', made(1)).receive('message:new', made(1));
    page.receive('conversation:changed', { id: 'c_1', updatedAt: made(1).sentAt ?? '', lastMessage: made(1) });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('is none where what was sent twice names a thing that was there, and not what came of it', () => {
    const room = { roomId: 'r_b85f862ff191' };
    const said = (number: number) => ({ ...made(number, `ref-${number}`), conversationId: room.roomId });
    const page = chat().fetch('GET /api/rooms', [{ id: room.roomId, title: 'Maren Holt' }], { auth: 'bearer' });
    page.send('room:join', room).after(300).send('room:join', room).after(100);
    page.receive('message:new', said(1)).receive('message:new', said(2));
    expect(twice(page)).toEqual([]);
  });

  test('is none for what was there before', () => {
    const page = chat().send('message:send', draft).after(5).send('message:send', draft).after(100);
    page
      .receive('message:new', made(1))
      .fetch('GET /api/messages', [made(1), made(2, REF, -60_000)], { auth: 'bearer' });
    expect(twice(page)).toEqual([]);
  });
});

test('a write whose answer was not waited for is taken for failed by who sends it again', () => {
  const order = (number: number, madeT: number): JsonObject => ({
    id: number,
    article: 'Kettle',
    createdAt: new Date(ORIGIN_MS + madeT).toISOString(),
  });
  const buy = (page: PageTrace) => page.beginFetch('POST /orders', 'bearer', { article: 'Kettle' });
  const bought = (isAborted: boolean) => {
    const page = chat();
    const first = buy(page);
    if (isAborted) page.after(800).fail(first, 'abort');
    const second = buy(page.after(5));
    page.after(50).answer(second, order(2, 6_000), 201);
    return page.fetch('GET /orders', [order(1, 5_100), order(2, 6_000)]);
  };
  expect(twice(bought(true))).toHaveLength(1);
  expect(twice(bought(false))).toEqual([]);
});

describe('what the server made of a booking that was sent again, where bookings say no time', () => {
  const booking = (number: number): JsonObject => ({ id: `BK${number}`, spot: `P${number}`, plate: 'L-E 505' });
  const book = (page: PageTrace) => page.beginFetch('POST /bookings', 'bearer', { plate: 'L-E 505' });
  const changes = (page: PageTrace, ...made: readonly JsonObject[]) =>
    page.fetch('GET /changes?since=3', { changes: made.map((one) => ({ booking: one })) });
  /** The first one was given up, and is told of before the second one is sent. */
  const booked = (tell: (page: PageTrace) => void, before?: typeof tell): PageTrace => {
    const page = chat();
    before?.(page);
    const first = book(page.at(6_000));
    changes(page.at(6_100), booking(5));
    book(page.at(7_500).fail(first, 'abort').after(5));
    tell(page.at(7_600));
    return page;
  };

  test('is two when each came by itself', () => {
    expect(twice(booked((page) => changes(page, booking(6))))).toMatchObject([{ facts: { ids: ['BK5', 'BK6'] } }]);
  });

  test('is not known when one had been told of before, or both came at once', () => {
    const known = (page: PageTrace) => void changes(page, booking(5));
    expect(twice(booked((page) => changes(page, booking(6)), known))).toEqual([]);
    expect(twice(booked((page) => changes(page, booking(7), booking(8)), known))).toEqual([]);
  });
});
