import { describe, expect, it } from 'vitest';
import { Backlog } from './backlog.ts';

const mib = 1024 * 1024;

/** A backlog, and a clock that only we move. */
function start() {
  let nowMs = 0;
  const backlog = new Backlog(() => nowMs);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  /** So much is judged each second, for a while. */
  const judge = (bytesPerS: number, seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      backlog.add(bytesPerS, 0);
      pass(1_000);
      backlog.done(bytesPerS);
    }
  };
  return { backlog, pass, judge };
}

describe('what waits to be judged', () => {
  it('is counted, and the oldest of it is told, until it is judged', () => {
    const { backlog } = start();
    backlog.add(30, 1_000);
    backlog.add(20, 2_000);
    expect(backlog).toMatchObject({ sizeBytes: 50, oldestMs: 1_000 });
    backlog.done(30);
    expect(backlog).toMatchObject({ sizeBytes: 20, oldestMs: 2_000 });
    backlog.clear();
    expect(backlog).toMatchObject({ sizeBytes: 0, oldestMs: undefined, waitMs: 0 });
  });

  it.each([1, 4, 40])('waits as long as it took to judge %i MiB a second, of late', (mibPerS) => {
    const { backlog, judge } = start();
    judge(2 * mib, 60);
    judge(mibPerS * mib, 30);
    backlog.add(mibPerS * mib, 0);
    expect(backlog.waitMs).toBeGreaterThan(950);
    expect(backlog.waitMs).toBeLessThan(1_050);
  });

  it('waits no longer for that there was nothing to judge for hours', () => {
    const { backlog, pass, judge } = start();
    judge(8 * mib, 60);
    pass(3_600_000);
    backlog.add(8 * mib, 0);
    expect(backlog.waitMs).toBeLessThan(1_050);
  });

  it('waits longer where nothing is judged any more', () => {
    const { backlog, pass, judge } = start();
    judge(8 * mib, 60);
    backlog.add(8 * mib, 0);
    pass(20_000);
    expect(backlog.waitMs).toBeGreaterThan(4_000);
  });

  it('waits, while detection starts over, where more is left to the store than half of what is read there', () => {
    const { backlog, pass } = start();
    backlog.add(8 * mib, 1_000);
    backlog.startOver(500);
    backlog.done(8 * mib);
    expect(backlog).toMatchObject({ sizeBytes: 0, oldestMs: 500 });
    expect(backlog.waitMs).toBeCloseTo(2_000);
    pass(1_000);
    backlog.reread(4 * mib);
    expect(backlog.waitMs).toBeGreaterThan(1_400);
    pass(3_000);
    backlog.reread(12 * mib);
    expect(backlog.waitMs).toBe(0);
    backlog.add(8 * mib, 2_000);
    backlog.done(8 * mib);
    expect(backlog.waitMs).toBeGreaterThan(1_900);
    backlog.startOver(undefined);
    expect(backlog).toMatchObject({ waitMs: 0, oldestMs: undefined });
  });
});
