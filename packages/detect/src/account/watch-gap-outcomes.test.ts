import { expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import type { Trace } from '../testing/detect-all.ts';
import { ORIGIN_MS, PageTrace } from '../testing/page-trace.ts';
import type { GapOutcome } from './gap-outcome.ts';

/** What was told of the gaps of one page, which is known for two minutes. */
function outcomes({ header, records }: Trace, untilT = 120_000): readonly GapOutcome[] {
  const told: GapOutcome[] = [];
  const detector = createDetector({ sessions: [header], onGap: (outcome) => told.push(outcome) });
  for (const record of records) detector.push(record);
  detector.complete(header.id, untilT);
  detector.end();
  return told;
}

test('a page that reads again after its gap took as long as the answer', () => {
  const page = cutChat()
    .bob.at(16_000)
    .fetch('GET /api/messages', messages(1, 2, 3));
  const [outcome, ...others] = outcomes(page);
  expect(others).toEqual([]);
  expect(outcome).toMatchObject({ at: ORIGIN_MS + 10_000, gapMs: 5_000, reason: 'network', recovered: false });
  expect(outcome?.resyncMs).toBeGreaterThanOrEqual(1_000);
  expect(outcome?.resyncMs).toBeLessThan(1_500);
});

test('a page that reads late is told of twice, and the second time it has caught up', () => {
  const page = cutChat()
    .bob.at(40_000)
    .fetch('GET /api/messages', messages(1, 2, 3));
  const [early, late] = outcomes(page);
  expect(early).not.toHaveProperty('resyncMs');
  expect(late?.id).toBe(early?.id);
  expect(late?.resyncMs).toBeGreaterThanOrEqual(25_000);
});

test('a page that never reads has no time of it, and one that was not seen long enough is not told of', () => {
  expect(outcomes(cutChat().bob).map(({ resyncMs }) => resyncMs)).toEqual([undefined, undefined]);
  expect(outcomes(cutChat().bob, 19_000)).toEqual([]);
});

test('a connection that Socket.IO recovered took no time', () => {
  const page = new PageTrace('bob').at(100).seen('bob');
  page.at(1000).connect('eio-1', { token: 'bob-token-1' }, { pid: 'p1' });
  page.at(5000).receive('message:new', message(3), 'offset-1').at(10_000).lose();
  page.at(15_000).connect('eio-2', { token: 'bob-token-1' }, { pid: 'p1', recovered: true });
  expect(outcomes(page)).toMatchObject([{ recovered: true, resyncMs: 0 }]);
});

test('a socket that carries no state has no gaps that count', () => {
  const page = new PageTrace('bob').at(1000).connect('eio-1').at(10_000).lose().at(15_000).connect('eio-2');
  expect(outcomes(page)).toEqual([]);
});
