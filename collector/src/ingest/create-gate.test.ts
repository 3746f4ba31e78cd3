import { describe, expect, it } from 'vitest';
import { createGate } from './create-gate.ts';

const mib = 1024 * 1024;
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
    const gate = createGate();
    const { entered, refusal } = enterWhile(gate, withBody(8 * mib));
    expect(entered).toHaveLength(16);
    expect(refusal).toMatchObject({ status: 503, retryAfterS: 1, fault: { kind: 'busy' } });
    entered[0]?.leave();
    expect(gate(withBody(8 * mib)).ok).toBe(true);
    expect(gate(withBody(8 * mib)).ok).toBe(false);
  });

  it('counts what a packed body, or one of unknown length, may become', () => {
    expect(enterWhile(createGate(), withBody(8 * mib, 'zstd')).entered).toHaveLength(4);
    expect(enterWhile(createGate(), { headers: {} }).entered).toHaveLength(16);
  });
});
