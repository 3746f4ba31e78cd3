import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import type { PageTrace } from '#testing/page-trace.ts';
import { addPolling, quietPage } from '#testing/polling-page.ts';
import type { ThresholdSettings } from '#threshold.ts';

const hot = (page: PageTrace) => ofKind(detectAll([page], 200_000), 'poll.hot');
const same = (): Json => messages(1, 2);
const polled = (everyMs: number, times: number, answer: (n: number) => Json = same, options = {}) =>
  addPolling(quietPage(), { fromT: 1000, everyMs, times, answer, ...options });

describe('a read that repeats', () => {
  test('is an incident when it does so every 3 s and nothing changes, with what it costs', () => {
    const [incident, ...others] = hot(polled(3000, 6));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      facts: { request: 'GET /api/chat', repeats: 5, everyMs: 3000, requestsPerHour: 1200 },
    });
    expect(incident?.title).toMatch(
      /^The page of carol asked GET \/api\/chat 6 times, every 3\.0 s, and 5 of 5 answers brought nothing new: 1,200 requests and \d+\.\d kB an hour$/,
    );
    expect(incident?.evidence).toHaveLength(5);
  });

  test('is one incident, told anew when it has gone on twice as long', () => {
    const [incident, ...others] = hot(polled(3000, 30));
    expect(others).toEqual([]);
    expect(incident?.facts).toMatchObject({ repeats: 20 });
  });

  test('is none with four repeats, or within 11 s', () => {
    expect(hot(polled(3000, 5))).toEqual([]);
    expect(hot(polled(1000, 12))).toEqual([]);
    expect(hot(polled(1000, 14))).toHaveLength(1);
  });

  test('is one every 10 s, and none every 10.1 s', () => {
    expect(hot(polled(10_000, 8))).toHaveLength(1);
    expect(hot(polled(10_100, 8))).toEqual([]);
  });

  test('is what a team says that it is', () => {
    const page = polled(3000, 6);
    const judged = (thresholds: ThresholdSettings) =>
      ofKind(detectAll([page], 200_000, { thresholds }), 'poll.hot').length;
    expect(judged({ 'poll.hot.everyMs': 2_000 })).toBe(0);
    expect(judged({ 'poll.hot.repeats': 6 })).toBe(0);
    expect(judged({ 'poll.hot.everyMs': 3_000 })).toBe(1);
  });

  test('is one when a fifth of its answers are news, and none when more are', () => {
    expect(hot(polled(3000, 11, (n) => messages(n < 9 ? 1 : n)))).toHaveLength(1);
    expect(hot(polled(3000, 11, (n) => messages(Math.floor(n / 2))))).toEqual([]);
  });

  test('is one whose cursor moves, whose url gets around caches, or whose envelope tells the time', () => {
    const page = quietPage();
    for (let n = 0; n < 8; n++)
      page.at(1000 + n * 3000).fetch(`GET /api/chat?since=${n}&_=${n}`, { messages: [], now: n });
    expect(hot(page)).toHaveLength(1);
    expect(hot(polled(3000, 8, (n) => ({ messages: messages(1), serverTime: n })))).toHaveLength(1);
  });

  test('is one where the server says 304', () => {
    expect(hot(polled(3000, 8, () => null, { status: 304 }))).toHaveLength(1);
  });

  test('is none where it asks less and less often', () => {
    const page = quietPage();
    for (const gapMs of [2000, 2500, 3200, 4100, 5200, 6600, 8400]) page.after(gapMs).fetch('GET /api/chat', same());
    expect(hot(page)).toEqual([]);
  });

  test('is none where the server holds each answer back', () => {
    expect(hot(polled(8000, 10, same, { tookMs: 7900 }))).toEqual([]);
  });

  test('is none where the user or an event led to each', () => {
    const page = quietPage().connect('eio-1', { token: 'x' });
    for (let n = 0; n < 10; n++) {
      const t = 2000 + n * 3000;
      page.at(t).receive('changed', { id: 'm_1' });
      page.at(t + 20).fetch('GET /api/chat', same());
      page
        .at(t + 1000)
        .add({ kind: 'ui.click', target: '#reload' })
        .fetch('GET /api/rooms', same());
    }
    expect(hot(page)).toEqual([]);
  });

  test('is none where no clock asks: the times between are too uneven', () => {
    const page = quietPage();
    for (let n = 0; n < 12; n++) page.after(n % 2 === 0 ? 900 : 6000).fetch('GET /api/chat', same());
    expect(hot(page)).toEqual([]);
  });

  test('is none where it only asks whether the server lives, or asks something else each time', () => {
    expect(hot(polled(3000, 10, same, { line: 'GET /api/health' }))).toEqual([]);
    const page = quietPage();
    for (let n = 0; n < 10; n++) page.at(1000 + n * 3000).fetch(`GET /api/chat?page=${n}`, same());
    expect(hot(page)).toEqual([]);
  });

  test('is none where its answers were not kept', () => {
    const page = quietPage();
    for (let n = 0; n < 10; n++) {
      const request = page.at(1000 + n * 3000).beginFetch('GET /api/chat');
      page.add({ kind: 'http.response', request, status: 200, durationMs: 10, noBody: 'large' });
    }
    expect(hot(page)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('poll.hot', [polled(3000, 6)], { untilT: 60_000, noneUntilT: 15_900 });
  });
});
