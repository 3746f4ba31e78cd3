import { expect, it } from 'vitest';
import { createThreadMemory } from './thread-memory.ts';

it('doubles as long as it is not half of what there is', () => {
  const memory = createThreadMemory(1_000, 3_000);
  expect([memory.limitMb, memory.grow(), memory.limitMb, memory.grow(), memory.limitMb]).toEqual([
    1_000,
    true,
    2_000,
    true,
    3_000,
  ]);
  expect([memory.grow(), memory.limitMb]).toEqual([false, 3_000]);
});

it('begins with what it needs, also on a small machine', () => {
  const memory = createThreadMemory(1_000, 500);
  expect([memory.limitMb, memory.grow(), memory.limitMb]).toEqual([1_000, false, 1_000]);
});

it('may grow on this machine', () => {
  expect(createThreadMemory(16).grow()).toBe(true);
});
