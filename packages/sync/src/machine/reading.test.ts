import { expect, test } from 'vitest';
import { connected, type Driven, drive, emptyCopy, epoch, scope, signedIn } from '../testing/drive.ts';
import { nextWakeMs } from './next-wake.ts';

const asked = (driven: Driven): readonly string[] =>
  driven.takeEffects().flatMap(({ kind }) => (kind === 'read' || kind === 'read-heads' ? [kind] : []));

function pulling(): Driven {
  const driven = signedIn({ transport: 'pull' });
  const answer = { epoch, nowMs: driven.state.clock.nowMs, heads: {} };
  expect(asked(driven)).toEqual(['read-heads']);
  return driven.send({ kind: 'heads-read', request: driven.lastRequest(), answer });
}

test('several triggers at once make one read', () => {
  const driven = connected({ [scope]: 4 });
  driven.send({ kind: 'check' }, { kind: 'visible', visible: true }, { kind: 'check' }, { kind: 'tick' });
  expect(asked(driven)).toEqual(['read']);
});

test('a read names the cursor, and no cursor only where nothing is held', () => {
  const driven = connected({ [scope]: 4 });
  const read = (): unknown => driven.takeEffects().find(({ kind }) => kind === 'read');
  expect(read()).toMatchObject({ scopes: [{ scope }] });
  const page = { kind: 'snapshot', scope, seq: 3, changes: [] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  expect(read()).toMatchObject({ scopes: [{ scope, since: 3 }] });
});

test('an answer that brings nothing is tried again later, not at once', () => {
  const driven = connected({ [scope]: 4 });
  driven.takeEffects();
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [] } });
  expect(asked(driven)).toEqual([]);
  expect(asked(driven.wait(60_000).send({ kind: 'tick' }))).toEqual(expect.arrayContaining(['read']));
});

test('without a socket the heads are asked for every 30 s, and less often while nothing changes', () => {
  const driven = pulling();
  const gaps: number[] = [];
  for (let round = 0, waitedMs = 0; gaps.length < 6 && round < 2_000; round++) {
    waitedMs += 1_000;
    if (asked(driven.wait(1_000).send({ kind: 'tick' })).length === 0) continue;
    gaps.push(waitedMs);
    waitedMs = 0;
    driven.send({ kind: 'heads-unchanged', request: driven.lastRequest() });
  }
  expect(gaps).toEqual([30_000, 45_000, 68_000, 102_000, 120_000, 120_000]);
});

test('a hidden page asks for nothing; shown again, it asks at once', () => {
  const driven = pulling().send({ kind: 'visible', visible: false });
  for (let round = 0; round < 100; round++) driven.wait(10_000).send({ kind: 'tick' });
  expect(asked(driven)).toEqual([]);
  expect(asked(driven.send({ kind: 'visible', visible: true }))).toEqual(['read-heads']);
});

test('a poll waits for the one before', () => {
  const patient = { requestTimeoutMs: 600_000, firstRequestTimeoutMs: 600_000 };
  const driven = drive({ transport: 'pull', ...patient }).send({ kind: 'sign-in', user: 'ada' });
  driven.send({ kind: 'loaded', request: driven.lastRequest(), copy: emptyCopy });
  for (let round = 0; round < 50; round++) driven.wait(10_000).send({ kind: 'check' });
  expect(asked(driven)).toEqual(['read-heads']);
});

test('a first try that hangs is given up soon, for its connection may be dead; the next is awaited for longer', () => {
  const driven = connected({ [scope]: 4 }, { firstRequestTimeoutMs: 6_000, requestTimeoutMs: 20_000, retryBaseMs: 0 });
  expect(asked(driven)).toEqual(['read']);
  expect(asked(driven.wait(5_999).send({ kind: 'tick' }))).toEqual([]);
  expect(asked(driven.wait(1).send({ kind: 'tick' }, { kind: 'tick' }))).toEqual(['read']);
  expect(asked(driven.wait(19_999).send({ kind: 'tick' }))).not.toContain('read');
  expect(asked(driven.wait(1).send({ kind: 'tick' }, { kind: 'tick' }))).toContain('read');
});

test('polls that are asked for less often than the slowest pace keep their own', () => {
  const driven = signedIn({ transport: 'pull', pollMs: 300_000 });
  driven.send({ kind: 'heads-unchanged', request: driven.lastRequest() });
  expect(nextWakeMs(driven.wait(100_000).send({ kind: 'tick' }).state)).toBe(1_300_000);
});
