import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const partial = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'payload.partial');

const room = (number: number): JsonObject => ({
  id: `r_${number}`,
  customer: `Customer ${number}`,
  lead: { id: `l_${number}`, email: `lead${number}@mail.test` },
  lastMessage: null,
});
const rooms = (...numbers: readonly number[]): Json => numbers.map(room);
const bare: JsonObject = { id: 'r_9', customer: 'Customer 9' };

/** An agent's page that read so many rooms. */
function inbox(count = 3): PageTrace {
  const all = rooms(...[1, 2, 3, 4].slice(0, count));
  const page = new PageTrace('agent').at(100).seen('agent').fetch('GET /api/rooms', all, { auth: 'bearer' });
  return page.store(1, 'inbox', { rooms: all }).at(1000).connect('eio-1', { token: 't' });
}

/** A room is told of at 5 s, and added as `taken`. */
function told(page: PageTrace, sent: Json = bare, taken: Json = sent): PageTrace {
  page.at(5000).receive('new_room', sent);
  return page.after(5).commit(1, { op: 'splice', path: ['rooms'], at: 0, remove: 0, insert: [taken] });
}

describe('an entity that an event brought in part', () => {
  test('is an incident when the store holds it so 2 s later', () => {
    expect(partial(told(inbox()))).toMatchObject([
      {
        confidence: 'observed',
        severity: 'medium',
        title:
          'new_room brought r_9 to agent without lead, lastMessage, and 2 s later store “inbox” still holds it like that',
        facts: { id: 'r_9', event: 'new_room', missing: ['lead', 'lastMessage'], store: 'inbox', path: 'rooms' },
      },
    ]);
    expectSteady('payload.partial', [told(inbox())], { untilT: 20_000, noneUntilT: 6900 });
  });

  test('is none when it is completed within 2 s, by a read or by the store itself, and one later', () => {
    const completed = (t: number) =>
      told(inbox())
        .at(t)
        .commit(1, { op: 'set', path: ['rooms', 0], value: room(9) });
    expect(partial(completed(6900))).toEqual([]);
    expect(partial(completed(7100))).toHaveLength(1);
    expect(partial(told(inbox(), bare, { ...bare, lead: null, lastMessage: null }))).toEqual([]);
  });

  test('waits for a read that was asked meanwhile', () => {
    const page = told(inbox());
    const request = page.after(100).beginFetch('GET /api/rooms/r_9', 'bearer');
    page
      .at(9500)
      .answer(request, room(9))
      .after(5)
      .commit(1, { op: 'set', path: ['rooms', 0], value: room(9) });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('is none when it lacks only one plain field, or nothing', () => {
    expect(partial(told(inbox(), { ...room(9), lastMessage: null }))).toEqual([]);
    const { lastMessage: _lastMessage, ...nearly } = room(9);
    expect(partial(told(inbox(), nearly))).toEqual([]);
  });

  test('is none when too few others are there to tell, or one of them lacks the same', () => {
    expect(partial(told(inbox(2)))).toEqual([]);
    const mixed = [...[1, 2, 3].map(room), { id: 'r_4', customer: 'Customer 4' }];
    const page = new PageTrace('agent').at(100).seen('agent').fetch('GET /api/rooms', mixed, { auth: 'bearer' });
    page.store(1, 'inbox', { rooms: mixed }).at(1000).connect('eio-1', { token: 't' });
    expect(partial(told(page))).toEqual([]);
  });

  test('is one as an entry of a table, and none as one of the fields of another entity', () => {
    const held = (place: string, fields: JsonObject) => {
      const all = rooms(1, 2, 3);
      const page = new PageTrace('agent').at(100).seen('agent').fetch('GET /api/rooms', all, { auth: 'bearer' });
      const entries = { r_1: room(1), r_2: room(2), r_3: room(3) };
      page
        .store(1, 'inbox', { [place]: { ...fields, ...entries } })
        .at(1000)
        .connect('eio-1', { token: 't' });
      page.at(5000).receive('new_room', bare);
      return page.after(5).commit(1, { op: 'set', path: [place, 'r_9'], value: bare });
    };
    expect(partial(held('byId', {}))).toHaveLength(1);
    expect(partial(held('desk', { id: 'd_1' }))).toEqual([]);
  });

  test('is none when a part is merged over what is held, or the store makes something else of it', () => {
    const page = inbox().at(5000).receive('room:updated', { id: 'r_1', customer: 'Renamed' });
    page.after(5).commit(1, { op: 'set', path: ['rooms', 0, 'customer'], value: 'Renamed' });
    expect(kindsOf(detectAll([page]))).toEqual([]);
    expect(partial(told(inbox(), bare, { id: 'r_9', title: 'Customer 9', isNew: true }))).toEqual([]);
  });

  test('is none for fields that the client itself gave the others', () => {
    const read = [1, 2, 3].map((number) => ({ id: `r_${number}`, customer: `Customer ${number}` }));
    const page = new PageTrace('agent').at(100).seen('agent').fetch('GET /api/rooms', read, { auth: 'bearer' });
    page.store(1, 'inbox', { rooms: read.map((one) => ({ ...one, isOpen: false, color: 'red' })) });
    expect(partial(told(page.at(1000).connect('eio-1', { token: 't' })))).toEqual([]);
  });
});
