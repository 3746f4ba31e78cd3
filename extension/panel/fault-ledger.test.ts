import { type Batch, type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createFaultLedger } from './fault-ledger.ts';

const begin = (fault: number): DriftRecord => ({
  seq: fault,
  t: 10,
  kind: 'fault.begin',
  fault,
  spec: { kind: 'cut', forMs: 5_000 },
});
const end = (fault: number): DriftRecord => ({ seq: 9, t: 20, kind: 'fault.end', fault, why: 'over', hits: 1 });

test('a fault is active from its beginning to its end, also where its beginning is told twice', () => {
  const ledger = createFaultLedger();
  ledger.take(batch('a', [begin(1), begin(2)]));
  ledger.take(batch('a', [end(1)]));
  ledger.take(batch('a', [begin(1)]));
  const spec = { kind: 'cut', forMs: 5_000 };
  expect(ledger.active()).toEqual([{ fault: 2, spec, sinceAt: 1_010 }]);
  expect(ledger.ended()).toEqual([{ fault: 1, spec, sinceAt: 1_010, endedAt: 1_020, hits: 1 }]);
});

test('with the next page none is left, and frames have none', () => {
  const ledger = createFaultLedger();
  ledger.take(batch('a', [begin(1)]));
  ledger.take(batch('f', [], { parent: 'https://a.example' }));
  expect(ledger.active()).toHaveLength(1);
  ledger.take(batch('b', []));
  expect(ledger.active()).toEqual([]);
});

function batch(id: string, records: DriftRecord[], frame?: { parent: string }): Batch {
  const session = { id, originMs: 1_000, ...(frame && { frame }) };
  const parsed = parseBatch({ v: 1, session, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
