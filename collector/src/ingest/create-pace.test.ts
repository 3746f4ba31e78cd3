import { describe, expect, it } from 'vitest';
import { sessionId } from '../testing/make-batch.ts';
import { createPace } from './create-pace.ts';

const mib = 1024 * 1024;

/** A pace beside detection with so much to judge; the clock says 10,000 until it is moved. */
function start({ backlogBytes = 0, waitMs = 0 }) {
  const held: (readonly [session: string, atMs: number])[] = [];
  const detection = { backlogBytes, waitMs, hold: (...hold: [string, number]) => held.push(hold) };
  let nowMs = 10_000;
  const pace = createPace(detection, () => nowMs);
  const isTaken = (session: string, inWork = 0) => pace(sessionId(session), inWork) === undefined;
  const moveTo = (ms: number) => {
    nowMs = ms;
  };
  return { pace, isTaken, held, moveTo, detection };
}

describe('the pace', () => {
  it('takes all that comes while detection keeps up', () => {
    const { isTaken } = start({ backlogBytes: 60 * mib, waitMs: 2_000 });
    expect([isTaken('a'), isTaken('a'), isTaken('a')]).toEqual([true, true, true]);
  });

  it('gives each session a turn a second where all would wait for more than two, and tells whom it refused', () => {
    const { pace, isTaken, moveTo, held, detection } = start({ backlogBytes: mib, waitMs: 2_001 });
    expect([isTaken('a'), isTaken('a'), isTaken('b'), isTaken('a')]).toEqual([true, false, true, false]);
    expect(pace(sessionId('a'), 0)).toMatchObject({ status: 503, retryAfterS: 1, fault: { kind: 'busy' } });
    expect(held).toEqual(Array(3).fill(['a', 10_000]));
    moveTo(10_999);
    expect([isTaken('b'), isTaken('a')]).toEqual([false, false]);
    moveTo(11_000);
    expect([isTaken('b'), isTaken('a'), isTaken('b')]).toEqual([true, true, false]);
    detection.waitMs = 1_999;
    expect(isTaken('b')).toBe(true);
  });

  it('stores four at once of those who had a turn, where there is work for a second', () => {
    const { isTaken, detection } = start({ waitMs: 1_001 });
    expect([isTaken('a', 4), isTaken('a', 3), isTaken('a', 4), isTaken('b', 9)]).toEqual([true, true, false, true]);
    detection.waitMs = 1_000;
    expect(isTaken('a', 15)).toBe(true);
  });

  it('takes nothing while more waits than it may', () => {
    const { isTaken, held, detection } = start({ backlogBytes: 64 * mib + 1 });
    expect([isTaken('a'), isTaken('b')]).toEqual([false, false]);
    expect(held).toEqual([
      ['a', 10_000],
      ['b', 10_000],
    ]);
    detection.backlogBytes = 64 * mib;
    expect([isTaken('a'), isTaken('b')]).toEqual([true, true]);
  });
});
