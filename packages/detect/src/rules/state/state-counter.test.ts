import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const counters = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.counter');

const row = (number: number, unreadCount: number): JsonObject => ({
  id: `chat_${number}`,
  customer: `Customer ${number}`,
  unreadCount,
});
const chats = (...counts: number[]): Json => ({ chats: counts.map((count, index) => row(index + 1, count)) });
const count = (index: number, value: number): PatchOp => ({ op: 'set', path: ['chats', index, 'unreadCount'], value });

/** The support's list: it agrees with the server at first, and at 10 s two messages came where it counts one. */
function desk(counted = 1, first = chats(0, 2, 0)): PageTrace {
  const page = new PageTrace('sam').at(100).seen('sam').fetch('GET /api/chats', first).store(1, 'Desk', first);
  return page
    .at(10_000)
    .fetch('GET /api/chats', chats(2, 2, 0))
    .commit(1, count(0, counted));
}

describe('a count in a store', () => {
  test('is an incident when it differs from what the server said, 2 s later', () => {
    const [incident, ...others] = counters(desk());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title: 'unreadCount of chat_1 at chats in store “Desk” of sam is 1, though GET /api/chats said 2 2.0 s ago',
      facts: { field: 'unreadCount', held: 1, said: 2, why: 'counted' },
    });
  });

  test('is none when it is right within 1.9 s, and one when it is right after 2.1 s', () => {
    expect(counters(desk().after(1890).commit(1, count(0, 2)))).toEqual([]);
    expect(counters(desk().after(2100).commit(1, count(0, 2)))).toHaveLength(1);
  });

  test('is none when it is the same', () => {
    expect(counters(desk(2))).toEqual([]);
  });

  test('is none where it never agreed: then it counts something else', () => {
    const page = new PageTrace('sam')
      .at(100)
      .seen('sam')
      .fetch('GET /api/chats', chats(1, 1))
      .store(1, 'Desk', chats(7, 9));
    expect(counters(page.at(10_000).fetch('GET /api/chats', chats(2, 2)))).toEqual([]);
  });

  test('is none where the user is reading: it is shown as none, or the server is being told', () => {
    expect(counters(desk(0))).toEqual([]);
    const page = desk().after(1000);
    const request = page.beginFetch('POST /api/chat/chat_1/read');
    page
      .after(3000)
      .answer(request, null)
      .fetch('GET /api/chats', chats(0, 2, 0))
      .commit(1, count(0, 0));
    expect(counters(page)).toEqual([]);
  });

  test('is none where it is no count', () => {
    const price = (value: number): Json => [
      { id: 'p_1', name: 'A', price: value },
      { id: 'p_2', name: 'B', price: 5 },
    ];
    const page = new PageTrace('sam')
      .at(100)
      .seen('sam')
      .fetch('GET /api/prices', price(1))
      .store(1, 'prices', price(1));
    page
      .at(9000)
      .fetch('GET /api/prices', price(2))
      .commit(1, { op: 'set', path: [0, 'price'], value: 3 });
    expect(counters(page)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('state.counter', [desk()], { untilT: 60_000, noneUntilT: 11_900 });
  });
});
