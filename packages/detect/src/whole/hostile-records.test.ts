import { type DriftRecord, parseBatch, type SessionId, seededRandom } from '@driftscope/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import { historySteps, playChat } from '../testing/chat-history.ts';
import { createHostility } from '../testing/hostile-records.ts';
import { ORIGIN_MS } from '../testing/page-trace.ts';

const RECORDS = process.env.DRIFTSCOPE_NIGHTLY === undefined ? 5_000 : 200_000;
const TIMEOUT_MS = 20 * 60_000;
const sessionIds = ['page-alice', 'page-bob', 'probe-server'];

test(
  'records of any content are refused or judged, and nothing throws',
  () => {
    const [seed = 0] = fc.sample(fc.nat(), 1);
    const random = seededRandom(seed);
    const next = createHostility(random, honestRecords());
    const detector = createDetector();
    const headers = sessionIds.map((id) => ({ id: id as SessionId, originMs: ORIGIN_MS, app: 'chat' }));
    for (const header of headers) detector.open(header);
    let [taken, made, seq] = [0, 0, 0];
    try {
      for (; made < RECORDS; made++) {
        const session = headers[Math.floor(random() * headers.length)];
        seq++;
        const record = withTurn(next(), seq, made, random);
        const batch = parseBatch({ v: 1, session, batch: made + 1, records: [record] });
        if (!batch.ok || session === undefined) continue;
        for (const one of batch.value.records) if (detector.push(one, session.id) === 'taken') taken++;
        if (made % 50 === 0) detector.advance(ORIGIN_MS + made * 20 - 5_000);
      }
      detector.end();
    } catch (error) {
      throw new Error(`Seed ${seed}, record ${made}`, { cause: error });
    }
    // Were all of them refused, nothing would have been tried.
    expect(taken).toBeGreaterThan(RECORDS / 10);
  },
  TIMEOUT_MS,
);

/** Mostly with a number and time that have not passed yet: else it would not be judged. */
function withTurn(record: unknown, seq: number, made: number, random: () => number): unknown {
  if (typeof record !== 'object' || record === null || random() < 0.1) return record;
  return { ...record, seq, t: made * 20 };
}

/** Of a chat in which everything happens that can. */
function honestRecords(): readonly DriftRecord[] {
  const histories = fc.sample(historySteps, { numRuns: 20, seed: 1 });
  return histories.flatMap((steps) => playChat(steps).traces.flatMap(({ records }) => records));
}
