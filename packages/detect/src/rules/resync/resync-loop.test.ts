import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const line = 'GET /api/conversations/c_1/messages';
const found = (page: PageTrace, untilT = 60_000) => ofKind(detectAll([page], untilT), 'resync.loop');

/** A page that read at the start, and whose socket was down from 10 s to 15 s. */
const returned = (): PageTrace =>
  new PageTrace('bob')
    .at(100)
    .seen('bob')
    .fetch(line, messages(1))
    .at(1_000)
    .connect('eio-1', { token: 'x' })
    .at(10_000)
    .lose()
    .at(15_000)
    .connect('eio-2', { token: 'x' });

interface Reads {
  readonly times?: number;
  readonly everyMs?: number;
  readonly fromT?: number;
  readonly answer?: (n: number) => Json;
  readonly before?: (page: PageTrace) => void;
}

function read(page: PageTrace, { times = 6, everyMs = 200, fromT = 15_100, answer, before }: Reads = {}): PageTrace {
  for (let n = 0; n < times; n++) {
    page.at(fromT + n * everyMs);
    before?.(page);
    page.fetch(line, answer?.(n) ?? messages(1, 2));
  }
  return page;
}

describe('a read that repeats after a reconnect', () => {
  test('is a loop when five answers brought nothing new', () => {
    const [incident, ...others] = found(read(returned()));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title: `Since its socket is back the page of bob has asked ${line} 6 times in 1.0 s, and 5 answers brought nothing new`,
      facts: { request: line, times: 6, same: 5 },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'The socket came back.',
      `The page read ${line}.`,
      'It read the same 5 more times, and no user did anything.',
      'Each answer said what the one before had said.',
    ]);
  });

  test('is none with four, nor when one of them brings something', () => {
    expect(found(read(returned(), { times: 5 }))).toEqual([]);
    expect(found(read(returned(), { times: 6, answer: (n) => messages(1, n > 2 ? 3 : 2) }))).toEqual([]);
  });

  test('is none when it waits longer than 5 s, and is when it waits less', () => {
    expect(found(read(returned(), { everyMs: 5_100 }))).toEqual([]);
    expect(found(read(returned(), { everyMs: 4_900 }))).toHaveLength(1);
  });

  test('is none when it begins long after the socket is back', () => {
    expect(found(read(returned(), { fromT: 26_000 }))).toEqual([]);
  });

  test('is none when several parts of a page ask at once', () => {
    const page = returned().at(15_100);
    const requests = Array.from({ length: 7 }, () => page.beginFetch(line));
    for (const request of requests) page.after(10).answer(request, messages(1));
    expect(found(page)).toEqual([]);
  });

  test('is none when the user asks', () => {
    const before = (page: PageTrace) => void page.add({ kind: 'ui.click', target: 'button' }).after(20);
    expect(found(read(returned(), { before }))).toEqual([]);
  });

  test('is none when it was polled before, which another kind is about', () => {
    const polling = new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', { token: 'x' });
    read(polling, { times: 4, everyMs: 2_000, fromT: 1_500 });
    const page = read(polling.at(10_000).lose().at(15_000).connect('eio-2', { token: 'x' }), {
      everyMs: 2_000,
      times: 9,
    });
    expect(found(page)).toEqual([]);
  });

  test('is none when it was polled between two gaps, the first of which is long past', () => {
    const polling = new PageTrace('bob').at(100).seen('bob').at(1_000).connect('eio-1', { token: 'x' });
    read(polling, { times: 4, everyMs: 2_000, fromT: 1_500 });
    polling.at(10_000).lose().at(15_000).connect('eio-2', { token: 'x' });
    read(polling, { times: 40, everyMs: 2_000 });
    polling.at(99_000).frame('in', '2').at(100_000).lose().at(105_000).connect('eio-3', { token: 'x' });
    expect(found(read(polling, { times: 9, everyMs: 2_000, fromT: 105_100 }), 150_000)).toEqual([]);
  });

  test('is one after each of two gaps when it ended in between', () => {
    const page = read(returned(), { times: 9 });
    page.at(99_000).frame('in', '2').at(100_000).lose().at(105_000).connect('eio-3', { token: 'x' });
    expect(found(read(page, { times: 9, fromT: 105_100 }), 150_000)).toHaveLength(2);
  });

  test('is none when each is after a reconnect of its own', () => {
    const page = returned();
    for (let n = 0; n < 6; n++)
      page
        .at(15_100 + n * 400)
        .fetch(line, messages(1))
        .after(100)
        .lose()
        .after(100)
        .connect(`eio-${n + 3}`);
    expect(found(page)).toEqual([]);
  });

  test('is told as that alone, and not as a poll', () => {
    expect(kindsOf(detectAll([read(returned(), { everyMs: 2_000, times: 12 })]))).toEqual(['resync.loop']);
  });

  test('is none where records are missing', () => {
    expect(found(read(returned().loseRecord()))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('resync.loop', [read(returned())], { untilT: 60_000, noneUntilT: 16_000 });
  });
});
