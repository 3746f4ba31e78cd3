import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { ORIGIN_MS, PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';
import { isSameMatter } from './same-matter.ts';

const twice = (page: PageTrace) => ofKind(detectAll([page]), 'event.duplicate');

const agent = (): PageTrace =>
  new PageTrace('agent')
    .at(100)
    .seen('agent')
    .at(1000)
    .connect('eio-1', { token: 't' })
    .store(1, 'inbox', { open: [] });

const append = (page: PageTrace, at: number, item: Json): PageTrace => page.commit(1, insert(['open'], at, item));

/** The same message by two names, so many ms apart; each is appended. */
function broadcastAndRoom(apartMs = 20, second: Json = message(1)): PageTrace {
  const page = append(agent().at(5000).receive('new_message', message(1)), 0, message(1));
  return append(page.after(apartMs).receive('room:new_message', second), 1, second);
}

describe('one change that comes twice', () => {
  test('is an incident when it comes by two names and is added twice', () => {
    expect(twice(broadcastAndRoom())).toMatchObject([
      {
        severity: 'medium',
        confidence: 'observed',
        title:
          'm_1 came to agent twice within 20 ms, as new_message and room:new_message, and stands 2 times in open of store “inbox”',
        facts: { id: 'm_1', events: ['new_message', 'room:new_message'], apartMs: 20 },
      },
    ]);
    expectSteady('event.duplicate', [broadcastAndRoom()], { untilT: 20_000, noneUntilT: 5010 });
  });

  test('is an incident when a new one comes again by the same name', () => {
    const fresh: JsonObject = { ...message(1), sentAt: new Date(ORIGIN_MS + 4900).toISOString() };
    const again = (item: JsonObject) => {
      const page = append(agent().at(5000).receive('new_message', item), 0, item);
      return append(page.after(300).receive('new_message', item), 1, item);
    };
    expect(twice(again(fresh))).toHaveLength(1);
    expect(twice(again({ id: 't_1', title: 'A song', releasedAt: '2001-01-01T00:00:00Z' }))).toEqual([]);
  });

  test('is none when they are more than 5 s apart, or say different things', () => {
    expect(twice(broadcastAndRoom(4900))).toHaveLength(1);
    expect(twice(broadcastAndRoom(5100))).toEqual([]);
    expect(twice(broadcastAndRoom(20, { ...message(1), text: 'edited' }))).toEqual([]);
  });

  test('is none when the store absorbs it, or the list is clean a second later', () => {
    const page = append(agent().at(5000).receive('new_message', message(1)), 0, message(1));
    page
      .after(20)
      .receive('room:new_message', message(1))
      .commit(1, { op: 'set', path: ['open', 0], value: message(1) });
    expect(kindsOf(detectAll([page]))).toEqual([]);
    const cleaned = broadcastAndRoom()
      .after(900)
      .commit(1, { op: 'splice', path: ['open'], at: 1, remove: 1, insert: [] });
    expect(twice(cleaned)).toEqual([]);
  });

  test('is none when one event is handled twice: that is a duplicate of the store alone', () => {
    const page = agent().at(5000).receive('new_message', message(1));
    expect(kindsOf(detectAll([append(append(page, 0, message(1)), 1, message(1))]))).toEqual(['store.duplicate']);
  });

  test('is none when it comes over another connection, as after a gap', () => {
    const page = append(agent().at(5000).receive('new_message', message(1)), 0, message(1));
    page.at(5100).lose().at(5200).connect('eio-2', { token: 't' }).receive('new_message', message(1));
    expect(twice(append(page, 1, message(1)))).toEqual([]);
  });

  test('is known by names that differ in whom they go to, not in what they say', () => {
    expect(isSameMatter('new_message', 'room:new_message')).toBe(true);
    expect(isSameMatter('messageNew', 'user:message:new')).toBe(true);
    expect(isSameMatter('message', 'message:pinned')).toBe(false);
    expect(isSameMatter('message:new', 'notification:new')).toBe(false);
    expect(isSameMatter('room:joined', 'room:left')).toBe(false);
  });
});
