import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '../testing/detect-all.ts';
import { expectSteady } from '../testing/expect-steady.ts';
import { PageTrace } from '../testing/page-trace.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.counter');

const thread = (id: number, unread: number): JsonObject => ({ id, subject: `Thread ${id}`, unread });
const threads = (...counts: number[]): Json => counts.map((count, index) => thread(index + 1, count));
const unreadOf = (index: number, value: number): PatchOp => ({ op: 'set', path: ['threads', index, 'unread'], value });
const total = (value: number): PatchOp => ({ op: 'set', path: ['unreadTotal'], value });

/** A list whose numbers a badge adds up: 3, and 4 since 5 s. */
function mail(): PageTrace {
  const page = new PageTrace('kim').at(100).seen('kim').connect('eio-1', { token: 'x' });
  page.fetch('GET /threads', { threads: threads(2, 0, 1) });
  page.store(1, 'mail', { threads: threads(2, 0, 1), unreadTotal: 3 });
  return page.at(5_000).receive('thread:message', thread(3, 2)).commit(1, unreadOf(2, 2), total(4));
}
/** At 10 s the first thread is read elsewhere. */
const read = () => mail().at(10_000).receive('thread:read', thread(1, 0)).commit(1, unreadOf(0, 0));

describe('a badge that was the sum of the numbers in a list', () => {
  test('and does not go along with an event is an incident, two seconds after the list has settled', () => {
    const [incident, ...others] = found(read());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      title:
        'unreadTotal in store “mail” of kim is 4, though unread of threads in store “mail” add up to 2 since thread:read 4.0 s ago',
      facts: { held: 4, sum: 2, field: 'unread', id: '1', source: 'thread:read' },
    });
  });

  test('is none when it goes along in time, and one when it comes too late', () => {
    expect(found(read().at(13_900).commit(1, total(2)))).toEqual([]);
    expect(found(read().at(14_100).commit(1, total(2)))).toHaveLength(1);
  });

  test('is none when it never agreed, or only in one number', () => {
    const other = new PageTrace('kim').at(100).seen('kim').connect('eio-1', { token: 'x' });
    other.fetch('GET /threads', { threads: threads(2, 0, 1) });
    other.store(1, 'mail', { threads: threads(2, 0, 1), unreadTotal: 3 });
    expect(found(other.at(10_000).receive('thread:read', thread(1, 0)).commit(1, unreadOf(0, 0)))).toEqual([]);
  });

  test('is none when the thread counted as none before: it may be muted', () => {
    const page = mail().at(10_000).receive('thread:message', thread(2, 1)).commit(1, unreadOf(1, 1));
    expect(found(page)).toEqual([]);
  });

  test('is none when the user did it, when it is shown as none, or is as high as it goes', () => {
    expect(found(mail().at(10_000).commit(1, unreadOf(0, 0)))).toEqual([]);
    expect(found(read().commit(1, total(0)))).toEqual([]);
    const capped = mail().at(7_000).receive('thread:message', thread(3, 97)).commit(1, unreadOf(2, 97), total(99));
    expect(found(capped.at(10_000).receive('thread:message', thread(3, 98)).commit(1, unreadOf(2, 98)))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.counter', [read()], { untilT: 60_000, noneUntilT: 13_900 });
  });
});
