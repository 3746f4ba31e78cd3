import { describe, expect, it } from 'vitest';
import { createGate } from './create-gate.ts';

const mib = 1024 * 1024;
const clock = () => 10_000;
const waiting = (backlogBytes: number, waitingSinceMs = 10_000) =>
  createGate({ backlogBytes, waitingSinceMs, hold: () => undefined }, clock);
const withBody = (length: number, encoding?: string) => ({
  headers: { 'content-length': String(length), ...(encoding && { 'content-encoding': encoding }) },
});

function enterWhile(gate: ReturnType<typeof createGate>, request: Parameters<typeof gate>[0]) {
  const entered: { readonly leave: () => void }[] = [];
  for (;;) {
    const answer = gate(request);
    if (!answer.ok) return { entered, refusal: answer.error };
    entered.push(answer.value);
  }
}

describe('the gate', () => {
  it('lets bodies of 128 MiB in, and the next one once another has left', () => {
    const gate = waiting(0);
    const { entered, refusal } = enterWhile(gate, withBody(8 * mib));
    expect(entered).toHaveLength(16);
    expect(refusal).toMatchObject({ status: 503, retryAfterS: 1, fault: { kind: 'busy' } });
    entered[0]?.leave();
    expect(gate(withBody(8 * mib)).ok).toBe(true);
    expect(gate(withBody(8 * mib)).ok).toBe(false);
  });

  it('counts what a packed body, or one of unknown length, may become', () => {
    expect(enterWhile(waiting(0), withBody(8 * mib, 'zstd')).entered).toHaveLength(4);
    expect(enterWhile(waiting(0), { headers: {} }).entered).toHaveLength(16);
  });

  it('lets nobody in while too much waits to be judged', () => {
    expect(waiting(64 * mib)(withBody(10)).ok).toBe(true);
    expect(waiting(64 * mib + 1)(withBody(10))).toMatchObject({ ok: false, error: { retryAfterS: 1 } });
  });

  it('lets nobody in while what waits has waited for more than five seconds, unless that is little', () => {
    expect(waiting(5 * mib, 5_000)(withBody(10)).ok).toBe(true);
    expect(waiting(5 * mib, 4_999)(withBody(10))).toMatchObject({ ok: false, error: { retryAfterS: 1 } });
    expect(waiting(4 * mib, 0)(withBody(10)).ok).toBe(true);
  });

  it('tells detection that senders are asked to come again, once a second', () => {
    let nowMs = 10_000;
    const held: number[] = [];
    const detection = { backlogBytes: 65 * mib, waitingSinceMs: nowMs, hold: (atMs: number) => held.push(atMs) };
    const gate = createGate(detection, () => nowMs);
    for (; nowMs < 12_000; nowMs += 300) gate(withBody(10));
    expect(held).toEqual([10_000, 11_200]);
  });
});
