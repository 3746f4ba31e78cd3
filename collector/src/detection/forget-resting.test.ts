import { describe, expect, it } from 'vitest';
import { makeHeader, originMs } from '../testing/make-batch.ts';
import { forgetResting } from './forget-resting.ts';
import type { LiveSession } from './live-session.ts';

const minuteMs = 60_000;
const heardMs = originMs + 5_000;

const session = (name: string, fields: Partial<LiveSession> = {}): LiveSession => ({
  header: makeHeader(name),
  knownToAt: heardMs,
  heardMs,
  heldMs: Number.NEGATIVE_INFINITY,
  records: 100,
  ended: true,
  ...fields,
});

/** Which are forgotten. Times are ms since they were heard of. */
function forgotten(all: readonly LiveSession[], { judged = minuteMs, now = minuteMs } = {}): readonly string[] {
  const sessions = new Map(all.map((one) => [one.header.id, one]));
  const gone: string[] = [];
  const detector = { forget: (id: string) => gone.push(id) };
  forgetResting({ detector, sessions }, { judgedAt: heardMs + judged, nowMs: heardMs + now });
  expect([...sessions.keys(), ...gone].sort()).toEqual(all.map(({ header }) => header.id).sort());
  return gone;
}

describe('a page that was left', () => {
  it('is forgotten ten seconds after it was heard of last', () => {
    expect(forgotten([session('s1')], { now: 10_000 })).toEqual(['s1']);
    expect(forgotten([session('s1')], { now: 9_999 })).toEqual([]);
  });

  it('is not, before it is judged to its end', () => {
    expect(forgotten([session('s1')], { judged: 0 })).toEqual(['s1']);
    expect(forgotten([session('s1')], { judged: -1 })).toEqual([]);
  });
});

describe('a page that is silent', () => {
  const idle = (name: string, fields: Partial<LiveSession> = {}) => session(name, { ended: false, ...fields });

  it('stays while there is room for all', () => {
    expect(forgotten([idle('s1'), idle('s2', { records: 490_000 })], { now: 600 * minuteMs })).toEqual([]);
  });

  it('is forgotten where there is none for it, the one that has been silent for longest first', () => {
    const [old, newer, newest] = [100, 200, 300].map((ms) => ({ records: 240_000, heardMs: heardMs + ms }));
    const pages = [idle('newer', newer), idle('old', old), idle('newest', newest)];
    expect(forgotten(pages, { now: 2 * minuteMs })).toEqual(['old']);
    expect(forgotten(pages, { now: minuteMs + 99 })).toEqual([]);
  });

  it('takes room even if it did nothing, and a server no more than that', () => {
    const few = Array.from({ length: 251 }, (_, index) => idle(`s${index}`, { records: 0 }));
    expect(forgotten(few)).toEqual(['s250']);
    expect(forgotten([idle('server', { header: makeHeader('server', { server: 'one' }), records: 1e7 })])).toEqual([]);
  });
});
