import type { Detector } from '@driftscope/detect';
import { type Batch, type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createJudge } from './judge.ts';

test('a page load is judged as far as its batches say that it is complete, in epoch time', () => {
  const t = setUp();
  expect(t.judge(batch('a', [5, 9], 12)).untilAt).toBe(1_012);
  expect(t.said).toEqual(['open a', 'push 5', 'push 9', 'complete a 12', 'advance 1012']);
});

test('without a word on completeness it is complete up to its last record', () => {
  const t = setUp();
  t.judge(batch('a', [5, 9]));
  expect(t.said.slice(-2)).toEqual(['complete a 9', 'advance 1009']);
});

test('a quiet page is judged by batches without records', () => {
  const t = setUp();
  t.judge(batch('a', [], 3_000));
  expect(t.said).toEqual(['open a', 'complete a 3000', 'advance 4000']);
});

test('records that came too late are counted', () => {
  const t = setUp({ push: 'late' });
  expect(t.judge(batch('a', [1, 2])).late).toBe(2);
});

test('each page load has a detector of its own, and the one unused longest is let go', () => {
  const t = setUp();
  for (const id of [...'abcdefghijkl', 'a', 'm']) t.judge(batch(id, [1]));
  expect(t.created()).toBe(13);
  t.judge(batch('a', [2]));
  expect(t.created()).toBe(13);
  t.judge(batch('b', [2]));
  expect(t.created()).toBe(14);
});

test('the account is of the page that is shown, also where it came back from the back/forward cache', () => {
  const t = setUp();
  t.judge(batch('a', [1]));
  t.judge({ ...batch('b', [1]), session: { ...batch('b', []).session, originMs: 2_000 } });
  expect(t.account()).toMatchObject({ of: 'b' });
  t.judge({ ...batch('a', []), records: [{ seq: 2, t: 1_500, kind: 'page.show', restored: true }] });
  expect(t.account()).toMatchObject({ of: 'a' });
});

/** A judge over detectors that only write down what they are told. */
function setUp({ push = 'taken' as ReturnType<Detector['push']> } = {}) {
  const said: string[] = [];
  const counts = { created: 0 };
  const { judge, account } = createJudge(() => {
    counts.created++;
    return {
      open: ({ id }) => said.push(`open ${id}`),
      push: ({ t }) => {
        said.push(`push ${t}`);
        return push;
      },
      complete: (session, t) => said.push(`complete ${session} ${t}`),
      advance: (atMs) => {
        said.push(`advance ${atMs}`);
        return [];
      },
      end: () => [],
      forget: (session) => said.push(`forget ${session}`),
      account: (session) => ({ of: session }) as never,
    };
  });
  return { judge, account, said, created: () => counts.created };
}

function batch(id: string, times: readonly number[], until?: number): Batch {
  const records: DriftRecord[] = times.map((t, at) => ({ seq: at + 1, t, kind: 'page.online' }));
  const parsed = parseBatch({ v: 1, session: { id, originMs: 1_000 }, batch: 1, records, ...(until && { until }) });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
