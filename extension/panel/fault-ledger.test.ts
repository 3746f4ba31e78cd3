import { type Batch, type DriftRecord, type FaultSpec, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createFaultLedger } from './fault-ledger.ts';

const spec: FaultSpec = { kind: 'cut', forMs: 5_000 };

const begin = (fault: number): DriftRecord => ({
  seq: fault,
  t: 10,
  kind: 'fault.begin',
  fault,
  spec,
});
const end = (fault: number): DriftRecord => ({ seq: 9, t: 20, kind: 'fault.end', fault, why: 'over', hits: 1 });

test('a fault is active from its beginning to its end, also where its beginning is told twice', () => {
  const ledger = createFaultLedger();
  ledger.take(batch('a', [begin(1), begin(2)]));
  ledger.take(batch('a', [end(1)]));
  ledger.take(batch('a', [begin(1)]));
  expect(ledger.active()).toEqual([{ fault: 2, spec, sinceAt: 1_010 }]);
  expect(ledger.ended()).toEqual([{ fault: 1, spec, sinceAt: 1_010, endedAt: 1_020, hits: 1, why: 'over' }]);
});

test('with the next page none is left, and frames have none', () => {
  const ledger = createFaultLedger();
  ledger.take(batch('a', [begin(1)]));
  ledger.take(batch('f', [], { parent: 'https://a.example' }));
  expect(ledger.active()).toHaveLength(1);
  ledger.take(batch('b', []));
  expect(ledger.active()).toEqual([]);
});

test('what the next page load undid is told until a fault begins there', () => {
  const ledger = createFaultLedger();
  const undone: DriftRecord = { seq: 9, t: 4_100, kind: 'fault.end', fault: 2, why: 'undone', hits: 0 };
  ledger.take(batch('a', [begin(1), begin(2), undone]));
  expect(ledger.undone()).toEqual([]);
  ledger.take(batch('b', [], { originMs: 5_000 }));
  expect(ledger.undone()).toEqual([spec, spec]);
  ledger.take(batch('b', [begin(1)], { originMs: 5_000 }));
  expect(ledger.undone()).toEqual([]);
});

test('a page that came back from the back/forward cache has the faults that begin there', () => {
  const ledger = createFaultLedger();
  ledger.take(batch('a', []));
  ledger.take(batch('b', [begin(1)], { originMs: 2_000 }));
  ledger.take(batch('a', [{ seq: 1, t: 3_000, kind: 'page.show', restored: true }]));
  expect([ledger.active(), ledger.undone()]).toEqual([[], [spec]]);
  ledger.take(batch('a', [{ ...begin(1), t: 3_100 }]));
  expect(ledger.active()).toEqual([{ fault: 1, spec, sinceAt: 4_100 }]);
});

test('what was over or undone before the page was left is not told', () => {
  const ledger = createFaultLedger();
  const undone: DriftRecord = { seq: 9, t: 200, kind: 'fault.end', fault: 2, why: 'undone', hits: 0 };
  ledger.take(batch('a', [begin(1), begin(2), begin(3)]));
  ledger.take(batch('a', [end(1)]));
  ledger.take(batch('a', [undone]));
  // The third ends by itself at 6,010; its record is lost.
  ledger.take(batch('b', [], { originMs: 6_500 }));
  expect(ledger.undone()).toEqual([]);
});

function batch(
  id: string,
  records: DriftRecord[],
  { parent, originMs = 1_000 }: { parent?: string; originMs?: number } = {},
): Batch {
  const session = { id, originMs, ...(parent !== undefined && { frame: { parent } }) };
  const parsed = parseBatch({ v: 1, session, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
