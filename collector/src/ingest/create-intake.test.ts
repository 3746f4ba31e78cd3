import { expect, it } from 'vitest';
import type { Appended, SessionStore } from '../storage/session-store.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { createIntake } from './create-intake.ts';

/** An intake into a store that keeps what it is given, also where its disk fails, and the batches that were handed on. */
function startIntake() {
  const kept = new Set<number>();
  const handedOn: number[] = [];
  const disk = { isBroken: false };
  const append: SessionStore['append'] = async (received) => {
    const outcomes = received.map(
      ({ batch }): Appended => ({
        kind: kept.has(batch.batch) ? 'duplicate' : 'stored',
        clockOffsetMs: 0,
      }),
    );
    for (const { batch } of received) kept.add(batch.batch);
    if (disk.isBroken) throw new Error('the disk is broken');
    return outcomes.map((value) => ({ ok: true, value }));
  };
  const reported: string[] = [];
  const intake = createIntake({
    sessions: { append },
    clock: () => 0,
    onStored: ({ batch }) => handedOn.push(batch.batch),
    report: ({ kind }) => reported.push(kind),
  });
  return { disk, handedOn, reported, send: (batch: number) => intake(makeBatch({ batch }), new Uint8Array()) };
}

it('hands on what was stored, once', async () => {
  const { handedOn, send } = startIntake();
  expect([await send(1), await send(1)]).toMatchObject([
    { value: { kind: 'stored' } },
    { value: { kind: 'duplicate' } },
  ]);
  expect(handedOn).toEqual([1]);
});

it('hands on what the disk may not have taken when it comes again, once', async () => {
  const { disk, handedOn, reported, send } = startIntake();
  await send(1);
  disk.isBroken = true;
  expect([await send(2), await send(2)]).toMatchObject([{ error: { status: 503 } }, { error: { status: 503 } }]);
  expect(handedOn).toEqual([1]);
  expect(reported).toEqual(['store-failed']);
  disk.isBroken = false;
  await send(3);
  expect([await send(2), await send(2)]).toMatchObject([
    { value: { kind: 'duplicate' } },
    { value: { kind: 'duplicate' } },
  ]);
  expect(handedOn).toEqual([1, 3, 2]);
});
