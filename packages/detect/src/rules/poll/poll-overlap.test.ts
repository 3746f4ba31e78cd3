import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import type { PageTrace } from '#testing/page-trace.ts';
import { addPolling, quietPage } from '#testing/polling-page.ts';

const overlaps = (page: PageTrace) => ofKind(detectAll([page], 100_000), 'poll.overlap');

/** Polled every 3 s; of two more askings, `apartMs` apart, the first is answered last. */
function overtaken(apartMs: number, late: Json = messages(1), end: 'answer' | 'abort' = 'answer'): PageTrace {
  const page = addPolling(quietPage(), { fromT: 1000, everyMs: 3000, times: 3, answer: () => messages(1) });
  const slow = page.at(10_000).beginFetch('GET /api/chat');
  const quick = page.after(apartMs).beginFetch('GET /api/chat');
  page.after(20).answer(quick, messages(1, 2)).after(1500);
  if (end === 'answer') return page.answer(slow, late);
  return page.add({ kind: 'http.failure', request: slow, reason: 'abort', message: 'aborted', durationMs: 1 });
}

describe('a poll that asks before it was answered', () => {
  test('is an incident when the answers come in the wrong order', () => {
    const [incident, ...others] = overlaps(overtaken(3000));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        'An answer to GET /api/chat took 4.5 s and came 1.5 s after the answer to the same, asked later by the page of carol',
      facts: { tookMs: 4520, lateMs: 1500, differs: true },
    });
    expect(incident?.witness).toHaveLength(4);
  });

  test('is none when the earlier one was aborted', () => {
    expect(overlaps(overtaken(3000, null, 'abort'))).toEqual([]);
  });

  test('is none when both were asked within 0.4 s, and one from 0.5 s on', () => {
    expect(overlaps(overtaken(400))).toEqual([]);
    expect(overlaps(overtaken(500))).toHaveLength(1);
  });

  test('is none when the answers come in order, however late', () => {
    const page = addPolling(quietPage(), { fromT: 1000, everyMs: 3000, times: 3, answer: () => messages(1) });
    const requests = [10_000, 13_000, 16_000].map((t) => page.at(t).beginFetch('GET /api/chat'));
    for (const request of requests) page.after(500).answer(request, messages(1));
    expect(overlaps(page)).toEqual([]);
  });

  test('is none when a click asked again', () => {
    const page = addPolling(quietPage(), { fromT: 1000, everyMs: 3000, times: 3, answer: () => messages(1) });
    const slow = page.at(10_000).beginFetch('GET /api/chat');
    const quick = page.at(12_000).add({ kind: 'ui.click', target: '#reload' }).beginFetch('GET /api/chat');
    page.after(20).answer(quick, messages(1, 2)).after(1500).answer(slow, messages(1));
    expect(overlaps(page)).toEqual([]);
  });

  test('is an incident when a click came before it, and it kept its time', () => {
    const page = addPolling(quietPage(), { fromT: 1000, everyMs: 3000, times: 3, answer: () => messages(1) });
    const slow = page.at(9900).add({ kind: 'ui.click', target: '#x' }).at(10_000).beginFetch('GET /api/chat');
    const quick = page.at(13_000).beginFetch('GET /api/chat');
    page.after(20).answer(quick, messages(1, 2)).after(1500).answer(slow, messages(1));
    expect(overlaps(page)).toHaveLength(1);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('poll.overlap', [overtaken(3000)], { untilT: 60_000, noneUntilT: 14_500 });
  });
});
