import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historySteps, playChat } from '../testing/chat-history.ts';
import { cutIntoBatches, type Delivery, inOrder, judgeLive, judgeReplay } from '../testing/deliver.ts';
import { detectAll } from '../testing/detect-all.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });
/** Which of the senders posts next, and what it posts again before. */
const turns = fc.infiniteStream(fc.nat({ max: 999 }));

const RUNS = 60;

test('a history cut into batches of any size, judged as they come, has the incidents of the whole', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(historySteps, sizes, turns, (steps, batchSizes, turn) => {
      const { traces, untilT } = playChat(steps);
      const whole = inOrder(detectAll(traces, untilT));
      for (const { kind } of whole) kinds.add(kind);
      const batches = traces.map((trace) => cutIntoBatches(trace, batchSizes, untilT));
      expect(judgeLive(traces, interleaved(batches, turn), untilT)).toEqual(whole);
    }),
    { numRuns: RUNS },
  );
  // Histories in which nothing happens would prove nothing.
  expect(kinds.size).toBeGreaterThan(3);
});

test('batches that come twice and in any order have the incidents of the whole', () => {
  fc.assert(
    fc.property(
      historySteps,
      sizes,
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      (steps, batchSizes, ranks) => {
        const { traces, untilT } = playChat(steps);
        const whole = inOrder(detectAll(traces, untilT));
        const batches = traces.flatMap((trace) => cutIntoBatches(trace, batchSizes, untilT));
        const rankOf = new Map(
          [...batches, ...batches].map((batch, index) => [batch, ranks[index % ranks.length] ?? 0]),
        );
        const mixed = [...batches, ...batches].toSorted((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0));
        expect(judgeReplay(traces, mixed, untilT)).toEqual(whole);
      },
    ),
    { numRuns: RUNS },
  );
});

/** Each sender's batches in their order, the senders in any; now and then one posts again what it had posted before. */
function interleaved(senders: readonly (readonly Delivery[])[], turn: Iterable<number>): readonly Delivery[] {
  const waiting = senders.map((batches) => [...batches]);
  const sent: Delivery[] = [];
  for (const number of turn) {
    const open = waiting.filter((batches) => batches.length > 0);
    const next = open[number % Math.max(1, open.length)]?.shift();
    if (next === undefined) break;
    sent.push(next);
    const again = number % 3 === 0 ? sent[number % sent.length] : undefined;
    if (again !== undefined) sent.push(again);
  }
  return sent;
}
