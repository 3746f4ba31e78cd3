import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import type { PageTrace } from '#testing/page-trace.ts';
import { addPolling, quietPage } from '#testing/polling-page.ts';

const hidden = (page: PageTrace) => ofKind(detectAll([page], 600_000), 'poll.hidden');
const polled = (everyMs: number, times: number, hideAtT = 10_000, showAtT = 590_000) => {
  const page = addPolling(quietPage(), { fromT: 1000, everyMs, times, answer: () => messages(1) });
  const [first, rest] = [page.takeBack(0), quietPage()];
  const steps = [
    ...first,
    { kind: 'page.visibility', visibility: 'hidden', t: hideAtT } as const,
    { kind: 'page.visibility', visibility: 'visible', t: showAtT } as const,
  ].toSorted((a, b) => a.t - b.t);
  rest.takeBack(0);
  for (const { t, ...step } of steps) rest.at(t).add(step);
  return rest;
};

describe('a read that repeats on a hidden page', () => {
  test('is an incident at the third repeat', () => {
    const [incident, ...others] = hidden(polled(5000, 8));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'low',
      title: 'While hidden for 16.0 s, the page of carol asked GET /api/chat 4 times, every 5.0 s',
      facts: { repeats: 3, everyMs: 5000, hiddenMs: 16_000 },
    });
  });

  test('is none with two repeats', () => {
    expect(hidden(polled(5000, 5))).toEqual([]);
    expect(hidden(polled(5000, 5, 500))).toHaveLength(1);
  });

  test('is one every 59 s, and none once a minute', () => {
    expect(hidden(polled(59_000, 8))).toHaveLength(1);
    expect(hidden(polled(60_000, 8))).toEqual([]);
  });

  test('is none while the page is seen, nor when each time away is short', () => {
    expect(hidden(polled(5000, 40, 500_000))).toEqual([]);
    const page = quietPage();
    for (let n = 0; n < 12; n++) {
      page.at(1000 + n * 5000).fetch('GET /api/chat', messages(1));
      page.at(2000 + n * 5000).visibility(n % 2 === 0 ? 'hidden' : 'visible');
    }
    expect(hidden(page)).toEqual([]);
  });

  test('is none where events lead to the reads', () => {
    const page = quietPage().connect('eio-1', { token: 'x' }).at(1000).visibility('hidden');
    for (let n = 0; n < 12; n++) {
      page.at(2000 + n * 5000).receive('changed', { id: 'm_1' });
      page.after(30).fetch('GET /api/chat', messages(n));
    }
    expect(hidden(page)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('poll.hidden', [polled(5000, 6)], { untilT: 60_000, noneUntilT: 25_900 });
  });
});
