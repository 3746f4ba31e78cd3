import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const counters = (page: PageTrace) => ofKind(detectAll([page]), 'state.counter');

const parcel = (n: number): JsonObject => ({ id: `pc_${n}`, label: `P ${n}` });
const parcels = (count: number): Json[] => Array.from({ length: count }, (_, n) => parcel(n + 1));

/** A list with its total, which agreed in 3 and in 4, at 10 s. `more`: parcels on further pages. */
function depot(more = 0): PageTrace {
  const answer = (count: number): Json => ({ parcels: parcels(count), total: count + more });
  const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
  page.fetch('GET /api/parcels', answer(3)).store(1, 'Depot', answer(3));
  page.at(5_000).fetch('GET /api/parcels', answer(4));
  return page.commit(1, { op: 'set', path: [], value: answer(4) }).at(10_000);
}

const drop: PatchOp = { op: 'splice', path: ['parcels'], at: 1, remove: 1, insert: [] };
const total = (value: number): PatchOp => ({ op: 'set', path: ['total'], value });
/** An event deletes the second parcel, and the list goes along. */
const deleted = (page: PageTrace) => page.receive('parcel:deleted', { id: 'pc_2' }).commit(1, drop);

describe('a total whose list gave up what an event deleted', () => {
  test('is an incident when it is what it was 4 s later', () => {
    const [incident, ...others] = counters(deleted(depot()));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      title:
        'total in store “Depot” of sam is 4, though parcels in store “Depot” has 3 items, and no more since parcel:deleted 4.0 s ago',
      facts: { held: 4, counted: 3, what: 'all', source: 'parcel:deleted' },
    });
    expectSteady('state.counter', [deleted(depot())], { untilT: 60_000, noneUntilT: 13_900 });
  });

  test('is none when it goes along within 3.9 s, and one when after 4.1 s', () => {
    expect(counters(deleted(depot()).after(3_900).commit(1, total(3)))).toEqual([]);
    expect(counters(deleted(depot()).after(4_100).commit(1, total(3)))).toHaveLength(1);
  });

  test('is none where the list is a page of more, or the user took away another one', () => {
    expect(counters(deleted(depot(20)))).toEqual([]);
    expect(counters(depot().receive('parcel:deleted', { id: 'pc_9' }).commit(1, drop))).toEqual([]);
  });

  test('is none where it is left in the list as one that is gone, and counted', () => {
    const page = depot().receive('parcel:deleted', { id: 'pc_2' });
    page.commit(1, { op: 'set', path: ['parcels', 1, 'deletedAt'], value: '2026-03-02T08:00:00Z' });
    expect(counters(page)).toEqual([]);
  });
});

describe('a number called as its list', () => {
  /** At 10 s an event takes the second one off, in its own commit or in another. */
  const called = (total = 'waitingCount', isOwn = true): PageTrace => {
    const answer = (count: number): Json => ({ waiting: parcels(count), [total]: count });
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
    page.fetch('GET /api/room', answer(3)).store(1, 'Room', answer(3));
    page.at(5_000).fetch('GET /api/room', answer(4));
    page
      .commit(1, { op: 'set', path: [], value: answer(4) })
      .at(10_000)
      .receive('parcel:called', parcel(2));
    const patch: PatchOp[] = [{ op: 'splice', path: ['waiting'], at: 1, remove: 1, insert: [] }];
    return page.add({ kind: 'store.commit', store: 1, patch, ...(isOwn && { cause: page.seq, causeHow: 'sync' }) });
  };

  test('is an incident when an event takes one off, and it is what it was', () => {
    expect(counters(called())).toMatchObject([{ facts: { held: 4, counted: 3, source: 'parcel:called' } }]);
    const late = (ms: number) =>
      called()
        .after(ms)
        .commit(1, { op: 'set', path: ['waitingCount'], value: 3 });
    expect(counters(late(3_900))).toEqual([]);
    expect(counters(late(4_100))).toHaveLength(1);
  });

  test('is none where it may count others, too, or the event did not take it off', () => {
    expect(counters(called('total'))).toEqual([]);
    expect(counters(called('waitingCount', false))).toEqual([]);
  });
});

describe('a total whose list gave up what the page itself deleted', () => {
  const erased = (page: PageTrace) => page.fetch('DELETE /api/parcels/pc_2', { ok: true }).commit(1, drop);

  test('is an incident when it is what it was, once what the page does is over', () => {
    expect(counters(erased(depot()))).toMatchObject([
      { facts: { held: 4, counted: 3, source: 'DELETE /api/parcels/*' } },
    ]);
    expectSteady('state.counter', [erased(depot())], { untilT: 60_000, noneUntilT: 14_900 });
  });

  test('is none when it goes along, when the server refused, or when another one went', () => {
    expect(counters(erased(depot()).after(3_000).commit(1, total(3)))).toEqual([]);
    const refused = depot().fetch('DELETE /api/parcels/pc_2', null, { status: 409 });
    expect(counters(refused.commit(1, drop))).toEqual([]);
    expect(counters(depot().fetch('DELETE /api/parcels/pc_9', { ok: true }).commit(1, drop))).toEqual([]);
  });
});

const mail = (n: number, read: boolean): JsonObject => ({ id: `ml_${n}`, subject: `S ${n}`, read });

/** A badge beside a list of mails, in stores of their own, which agreed in 1, 2 and 3. */
function inbox(): PageTrace {
  const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
  page.fetch('GET /api/mails', [mail(1, false)]).store(1, 'Mails', { list: [mail(1, false)] });
  page.store(2, 'Header', { unread: 1 });
  for (const n of [2, 3]) {
    page.at(n * 4_000).receive('mail', mail(n, false));
    page.commit(1, { op: 'splice', path: ['list'], at: n - 1, remove: 0, insert: [mail(n, false)] });
    page.commit(2, { op: 'set', path: ['unread'], value: n });
  }
  return page.at(20_000);
}

const looked = (n: number): PatchOp => ({ op: 'set', path: ['list', n - 1, 'read'], value: true });
const badge = (value: number): PatchOp => ({ op: 'set', path: ['unread'], value });

describe('a badge of what is read elsewhere', () => {
  test('is an incident when the mail goes along and the badge does not, whatever the event says of the mail', () => {
    for (const said of [mail(2, true), { id: 'ml_2' }])
      expect(counters(inbox().receive('mail:read', said).commit(1, looked(2)))).toMatchObject([
        { facts: { held: 3, counted: 2, what: 'read is false', source: 'mail:read' } },
      ]);
  });

  test('is none when it goes along, says none, or when no event was about what is read now', () => {
    const read = () => inbox().receive('mail:read', mail(2, true)).commit(1, looked(2));
    for (const value of [2, 0]) expect(counters(read().after(1_000).commit(2, badge(value)))).toEqual([]);
    expect(counters(inbox().commit(1, looked(2)))).toEqual([]);
    expect(counters(inbox().receive('mail:read', mail(2, true)).commit(1, looked(2), looked(3)))).toEqual([]);
  });

  test('is none while the user reads, and one once that is over', () => {
    const page = inbox();
    const request = page.beginFetch('POST /api/mails/ml_2/read');
    page.receive('mail:read', mail(2, true)).commit(1, looked(2)).after(3_000).answer(request, null);
    expect(counters(page.after(100).commit(2, badge(2)))).toEqual([]);
  });
});

describe('a badge of threads in which something is unread', () => {
  const thread = (n: number, unread: number): JsonObject => ({ id: `th_${n}`, name: `T ${n}`, unread });
  const threads = (...counts: number[]): Json[] => counts.map((count, index) => thread(index + 1, count));
  /** It agreed in 1 and in 2. */
  const chats = (): PageTrace => {
    const answer = (...counts: number[]): Json => ({
      threads: threads(...counts),
      unreadThreads: counts.filter((count) => count > 0).length,
    });
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
    page.fetch('GET /api/threads', answer(5, 0, 0)).store(1, 'Chats', answer(5, 0, 0));
    page.at(5_000).fetch('GET /api/threads', answer(5, 0, 4));
    return page.commit(1, { op: 'set', path: [], value: answer(5, 0, 4) }).at(10_000);
  };
  const unread = (index: number, value: number): PatchOp => ({ op: 'set', path: ['threads', index, 'unread'], value });

  test('is an incident when one is read elsewhere and it stays', () => {
    expect(counters(chats().receive('thread:read', thread(1, 0)).commit(1, unread(0, 0)))).toMatchObject([
      { facts: { held: 2, counted: 1, what: 'unread is above 0' } },
    ]);
  });

  test('is none when a part of one is read', () => {
    expect(counters(chats().receive('thread:read', thread(1, 2)).commit(1, unread(0, 2)))).toEqual([]);
  });
});

describe('a number called as the state of what it counts', () => {
  const boat = (n: number, about: JsonObject): JsonObject => ({ id: `bt_${n}`, label: `B ${n}`, ...about });
  /** Four of five are so; at 10 s an event says otherwise of the second, and the list takes it. */
  const harbour = (name: string, is: JsonObject, other: JsonObject, to = other, nth = 1): PageTrace => {
    const boats = [1, 2, 3, 4, 5].map((n) => boat(n, n === 5 ? other : is));
    const answer: Json = { boats, [name]: 4 };
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/boats', answer);
    page
      .store(1, 'Harbour', answer)
      .at(10_000)
      .receive('boat:changed', boat(nth + 1, to));
    return page.commit(1, { op: 'set', path: ['boats', nth], value: boat(nth + 1, to) });
  };
  const number = (name: string, value: number): PatchOp => ({ op: 'set', path: [name], value });

  test('is likely an incident when an event changed one, and 4 s later it is what it was', () => {
    expect(counters(harbour('freeCount', { free: true }, { free: false }))).toMatchObject([
      { confidence: 'likely', facts: { held: 4, counted: 3, what: 'free is true', source: 'boat:changed' } },
    ]);
    expect(counters(harbour('freeCount', { isFree: true }, { isFree: false }))).toHaveLength(1);
    expect(counters(harbour('free_boats_count', { free: true }, { free: false }))).toHaveLength(1);
    expect(counters(harbour('workingCount', { state: 'Working' }, { state: 'Done' }))).toMatchObject([
      { facts: { what: 'state is Working' } },
    ]);
    const page = harbour('freeCount', { free: true }, { free: false });
    expectSteady('state.counter', [page], { untilT: 60_000, noneUntilT: 13_900 });
  });

  test('is one when an event made it one more', () => {
    expect(counters(harbour('freeCount', { free: true }, { free: false }, { free: true }, 4))).toMatchObject([
      { facts: { held: 4, counted: 5 } },
    ]);
  });

  test('is one when the event comes right after the page read it', () => {
    const answer: Json = { boats: [1, 2, 3].map((n) => boat(n, { free: true })), freeCount: 3 };
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam').at(9_000).fetch('GET /api/boats', answer);
    page
      .store(1, 'Harbour', answer)
      .at(10_000)
      .receive('boat:changed', boat(2, { free: false }));
    expect(counters(page.commit(1, { op: 'set', path: ['boats', 1], value: boat(2, { free: false }) }))).toHaveLength(
      1,
    );
  });

  test('is none when it goes along, is of another state, or of more than the list has', () => {
    const page = () => harbour('freeCount', { free: true }, { free: false });
    expect(counters(page().after(3_900).commit(1, number('freeCount', 3)))).toEqual([]);
    expect(counters(harbour('rentedCount', { free: true }, { free: false }))).toEqual([]);
    expect(
      counters(harbour('freeCount', { free: true, dirty: false }, { free: false }, { free: true, dirty: true })),
    ).toEqual([]);
    expect(counters(harbour('freeCount', { free: 4 }, { free: 3 }))).toEqual([]);
    const more: Json = { boats: [1, 2, 3].map((n) => boat(n, { free: true })), freeCount: 23 };
    const paged = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/boats', more);
    paged
      .store(1, 'Harbour', more)
      .at(10_000)
      .receive('boat:changed', boat(2, { free: false }));
    expect(counters(paged.commit(1, { op: 'set', path: ['boats', 1], value: boat(2, { free: false }) }))).toEqual([]);
  });

  test('is none when the user, and no event, changed one, or as many were put on as were taken off', () => {
    const boats = [1, 2, 3, 4].map((n) => boat(n, { free: n !== 4 }));
    const page = () => {
      const answer: Json = { boats, freeCount: 3 };
      const page = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/boats', answer);
      return page.store(1, 'Harbour', answer).at(10_000);
    };
    const change = (n: number, free: boolean): PatchOp => ({
      op: 'set',
      path: ['boats', n - 1],
      value: boat(n, { free }),
    });
    expect(counters(page().commit(1, change(2, false)))).toEqual([]);
    const both = page()
      .receive('boat:changed', boat(2, { free: false }))
      .commit(1, change(2, false));
    both
      .after(100)
      .receive('boat:changed', boat(4, { free: true }))
      .commit(1, change(4, true));
    expect(counters(both)).toEqual([]);
  });
});
