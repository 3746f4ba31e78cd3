import { describe, expect, it } from 'vitest';
import { makeHeader } from '../testing/make-batch.ts';
import { computeFrontier } from './compute-frontier.ts';
import type { LiveSession } from './live-session.ts';

const nowMs = 1_800_000_000_000;

const session = (fields: Partial<LiveSession>): LiveSession => ({
  header: makeHeader('s1'),
  knownToAt: nowMs - 1_500,
  heardMs: nowMs,
  heldMs: Number.NEGATIVE_INFINITY,
  records: 0,
  ended: false,
  ...fields,
});

describe('the frontier', () => {
  it('stays a moment behind the clock', () => {
    expect(computeFrontier([], nowMs)).toBe(nowMs - 1_000);
    expect(computeFrontier([session({ knownToAt: nowMs })], nowMs)).toBe(nowMs - 1_000);
  });

  it('waits for the session that is known the least far', () => {
    const sessions = [session({}), session({ knownToAt: nowMs - 8_000 })];
    expect(computeFrontier(sessions, nowMs)).toBe(nowMs - 8_000);
  });

  it('does not wait for a page that was left, or is silent', () => {
    const left = session({ knownToAt: nowMs - 8_000, ended: true });
    const silent = session({ knownToAt: nowMs - 8_000, heardMs: nowMs - 3_001 });
    const slow = session({ knownToAt: nowMs - 4_000, heardMs: nowMs - 3_000 });
    expect(computeFrontier([left, silent], nowMs)).toBe(nowMs - 1_000);
    expect(computeFrontier([left, silent, slow], nowMs)).toBe(nowMs - 4_000);
  });

  it('waits longer for who was asked to come again, until it does', () => {
    const refused = session({ knownToAt: nowMs - 12_000, heardMs: nowMs - 11_500, heldMs: nowMs - 10_000 });
    expect(computeFrontier([refused], nowMs)).toBe(nowMs - 12_000);
    expect(computeFrontier([refused], nowMs + 1)).toBe(nowMs - 999);
    const back = session({ knownToAt: nowMs - 12_000, heardMs: nowMs - 4_000, heldMs: nowMs - 5_000 });
    expect(computeFrontier([back], nowMs)).toBe(nowMs - 1_000);
  });
});
