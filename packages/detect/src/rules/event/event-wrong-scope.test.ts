import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'event.wrong-scope');

const ofRoom = (room: string, ...numbers: number[]): Json[] => numbers.map((number) => message(number, room));
const show = (...list: Json[]): PatchOp => ({ op: 'set', path: ['messages'], value: list });
const append = (item: Json, at = 3, path = ['messages']) => insert(path, at, item);

const page = (state: Json): PageTrace =>
  new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' }).store(1, 'chat', state);

/** The first room was open, and is left for the second. */
const switched = (): PageTrace =>
  page({ messages: ofRoom('c_1', 1, 2) })
    .at(5_000)
    .commit(1, show(...ofRoom('c_2', 3, 4, 5)))
    .at(10_000);

/** A message of a room comes, and the page puts it into its list. */
const brought = (before: PageTrace, room: string, path?: string[]): PageTrace => {
  const item = message(9, room);
  return before.receive('message:new', item).commit(1, append(item, 3, path));
};

describe('an event of a room that is not open', () => {
  test('is an incident when its message stands in the list of the open one', () => {
    const [incident, ...others] = found(brought(switched(), 'c_1'));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'message:new brought m_9 of conversation c_1, and alice has it at messages in store “chat” among 3 of conversation c_2',
      facts: { id: 'm_9', reference: 'conversation', belongsTo: 'c_1', listOf: 'c_2', others: 3 },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['received', 'stored', 'opened']);
  });

  test('is one when the place of the list names the other room', () => {
    const path = ['byRoom', 'c_2'];
    const [incident] = found(brought(page({ byRoom: { c_2: ofRoom('c_2', 3, 4, 5) } }).at(10_000), 'c_1', path));
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['received', 'stored']);
    expect(found(brought(page({ byRoom: { c_2: ofRoom('c_2', 3, 4, 5) } }).at(10_000), 'c_2', path))).toEqual([]);
  });

  test('is one when the list was exchanged item by item, as one of the same length is', () => {
    const set = (index: number, field: string, value: Json): PatchOp => ({
      op: 'set',
      path: ['messages', index, field],
      value,
    });
    const exchange = (...rooms: string[]) =>
      page({ messages: ofRoom('c_1', 1, 2) })
        .at(5_000)
        .commit(1, ...rooms.flatMap((room, at) => [set(at, 'id', `m_${at + 3}`), set(at, 'conversationId', room)]))
        .at(10_000);
    const stray = (before: PageTrace) =>
      found(before.receive('message:new', message(9, 'c_1')).commit(1, append(message(9, 'c_1'), 2)));
    expect(stray(exchange('c_2', 'c_2'))).toHaveLength(1);
    expect(stray(exchange('c_2', 'c_3'))).toEqual([]);
  });

  test('is one incident for all that comes of that room', () => {
    const twice = brought(switched(), 'c_1').after(500).receive('message:new', message(10, 'c_1'));
    expect(found(twice.commit(1, append(message(10, 'c_1'), 4)))).toHaveLength(1);
  });

  test('is none in a list of all rooms, as far as was seen', () => {
    expect(found(brought(page({ messages: ofRoom('c_2', 3, 4, 5) }).at(10_000), 'c_1'))).toEqual([]);
    const mixed = page({ messages: ofRoom('c_1', 1, 2) })
      .at(5_000)
      .commit(1, show(...ofRoom('c_2', 3, 4), ...ofRoom('c_3', 5)))
      .at(10_000);
    expect(found(brought(mixed, 'c_1'))).toEqual([]);
  });

  test('is none of the open room, and when the list is changed within 1.9 s', () => {
    expect(found(brought(switched(), 'c_2'))).toEqual([]);
    const back = (ms: number) =>
      found(
        brought(switched(), 'c_1')
          .after(ms)
          .commit(1, show(...ofRoom('c_1', 1, 2, 9))),
      );
    expect(back(1_900)).toEqual([]);
    expect(back(2_100)).toHaveLength(1);
  });

  test('is none of what was there before, or belongs to both', () => {
    const moved = page({ messages: ofRoom('c_1', 1, 2) })
      .at(5_000)
      .commit(1, show(...ofRoom('c_2', 3, 4, 9)))
      .at(10_000)
      .receive('message:changed', message(9, 'c_1'))
      .commit(1, { op: 'set', path: ['messages', 2], value: message(9, 'c_1') });
    expect(found(moved)).toEqual([]);
    const passedOn: Json = { ...message(9, 'c_1'), passedToId: 'c_2' };
    expect(found(switched().receive('message:new', passedOn).commit(1, append(passedOn)))).toEqual([]);
  });

  test('is none when one other item is all there is to go by', () => {
    const few = page({ messages: ofRoom('c_1', 1, 2) })
      .at(5_000)
      .commit(1, show(...ofRoom('c_2', 3)))
      .at(10_000);
    const item = message(9, 'c_1');
    expect(found(few.receive('message:new', item).commit(1, append(item, 1)))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('event.wrong-scope', [brought(switched(), 'c_1')], { untilT: 60_000, noneUntilT: 11_900 });
  });
});
