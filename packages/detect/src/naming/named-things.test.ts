import type { JsonObject } from '@driftscope/records';
import { expect, test } from 'vitest';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { expectSteady } from '../testing/expect-steady.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { insert } from '../testing/patch-ops.ts';
import { ServerTrace } from '../testing/server-trace.ts';

const ride = (rideId: number, status = 'open'): JsonObject => ({ rideId, status, driver: `driver ${rideId}` });
const append = (at: number, ...items: JsonObject[]) => insert(['rides'], at, ...items);
const room = 'fleet';

/** A page that shows rides, which are known by their `rideId` alone. The third comes by an event at 5 s. */
function dispatch(held: readonly JsonObject[] = []): PageTrace {
  const page = new PageTrace('bob').at(100).store(1, 'rides', { rides: held });
  page.at(500).fetch('GET /api/rides', [ride(1), ride(2)]);
  if (held.length === 0) page.commit(1, append(0, ride(1), ride(2)));
  page.at(1_000).connect('eio-1');
  return page
    .at(5_000)
    .receive('ride:added', ride(3))
    .commit(1, append(2, ride(3)));
}

/** An event, and what the store makes of it. */
const update = (page: PageTrace, t: number, rideId: number, status: string, isTaken = true): PageTrace => {
  page.at(t).receive('ride:updated', { rideId, status });
  return isTaken ? page.commit(1, { op: 'set', path: ['rides', rideId - 1, 'status'], value: status }) : page;
};

test('a list that holds one twice', () => {
  const page = dispatch().commit(1, append(3, ride(3)));
  expect(detectAll([page])).toMatchObject([{ kind: 'store.duplicate', facts: { ids: ['3'], copies: 2 } }]);
  expectSteady('store.duplicate', [page], { untilT: 40_000, noneUntilT: 4_900 });
  expect(detectAll([dispatch()])).toEqual([]);
});

/** All three are taken, and then one is gone. */
function follow(held: readonly JsonObject[], isTaken: boolean): PageTrace {
  const followed = update(update(dispatch(held), 7_000, 1, 'taken'), 9_000, 2, 'taken');
  return update(update(followed, 11_000, 3, 'taken'), 13_000, 1, 'gone', isTaken);
}

test('a copy that does not go along any more, also where the page held it before anybody could know what it was', () => {
  for (const held of [[], [ride(1), ride(2)]]) {
    expect(kindsOf(detectAll([follow(held, false)]))).toEqual(['state.diverged']);
    expect(detectAll([follow(held, true)])).toEqual([]);
    expectSteady('state.diverged', [follow(held, false)], { untilT: 40_000, noneUntilT: 12_900 });
  }
});

test('what a server sent while the page was away', () => {
  const pages = (isReadAgain: boolean) => {
    const server = new ServerTrace();
    server.at(990).connect('eio-1', 'bob').add({ kind: 'probe.join', sid: 'sid-eio-1', namespace: '/', room });
    const page = dispatch().at(10_000).lose();
    server.at(10_001).disconnect('eio-1', [room]);
    server.at(12_000).emit('ride:added', ride(4), { rooms: [room] });
    server.at(14_990).connect('eio-2', 'bob');
    page.at(15_000).connect('eio-2');
    if (isReadAgain)
      page
        .at(15_500)
        .fetch(
          'GET /api/rides',
          [1, 2, 3, 4].map((number) => ride(number)),
        )
        .commit(1, append(3, ride(4)));
    return [page, server];
  };
  expect(kindsOf(detectAll(pages(false)))).toContain('gap.missed-events');
  expect(kindsOf(detectAll(pages(true)))).toEqual([]);
  expectSteady('gap.missed-events', pages(false), { untilT: 40_000, noneUntilT: 9_900 });
});

test('a history in which one thing comes again and again, each time as it was then', () => {
  const page = dispatch().store(2, 'history', { lines: [] });
  for (const [index, status] of ['taken', 'late', 'gone', 'open'].entries()) {
    update(page, 6_000 + index * 1_000, 1, status);
    const line = { rideId: 1, status };
    page.commit(2, { op: 'splice', path: ['lines'], at: index, remove: 0, insert: [line] });
  }
  expect(detectAll([page])).toEqual([]);
});

test('a list of who is on which ride', () => {
  const page = dispatch().store(2, 'seats', { seats: [] });
  for (const [index, guestId] of ['ada', 'bob', 'eve'].entries()) {
    const seat = { rideId: 1, guestId, status: 'open' };
    page.at(6_000 + index * 1_000).receive('seat:taken', seat);
    page.commit(2, { op: 'splice', path: ['seats'], at: index, remove: 0, insert: [seat] });
  }
  expect(detectAll([page])).toEqual([]);
});

test('what a storage keeps of a user who logged out', () => {
  const page = new PageTrace('bob').at(100).login('alice');
  page
    .at(500)
    .fetch('GET /api/rides', [ride(1), ride(2)], { auth: 'bearer' })
    .keep('rides', [ride(1), ride(2)]);
  expect(detectAll([page.at(10_000).logout('alice')])).toMatchObject([
    { kind: 'logout.stale-storage', facts: { ids: ['1', '2'] } },
  ]);
});
