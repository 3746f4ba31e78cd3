import { expect, test } from 'vitest';
import { createWireMemory } from './wire-memory.ts';

const entity = (id: string | number) => ({ key: 'id', id });

test('an entity is found in the newest text that has it, and before a record where one is named', () => {
  const wire = createWireMemory();
  wire.saw('42["new",{"id":"m_1"}]', 1);
  wire.saw('42["new",{"id":"m_1"}]', 2);
  wire.saw('{"id": 7}', 3);
  expect(wire.find(entity('m_1'))).toBe(2);
  expect(wire.find(entity('m_1'), 2)).toBe(1);
  expect(wire.find(entity(7))).toBe(3);
  expect(wire.find(entity('m_2'))).toBe(0);
});

test('texts whose records were left out, and those too long for memory, do not count', () => {
  const wire = createWireMemory();
  wire.saw('{"id":"m_1"}', 0);
  wire.saw(`{"id":"m_1"}${' '.repeat(1_000_000)}`, 3);
  expect(wire.find(entity('m_1'))).toBe(0);
});

test('the last 500 texts are remembered, and of them no more than a million characters', () => {
  const wire = createWireMemory();
  for (let n = 1; n <= 2_000; n++) {
    wire.saw(`{"id":${n}}`, n);
    expect(wire.find(entity(Math.max(1, n - 499)))).toBe(Math.max(1, n - 499));
    expect(wire.find(entity(n - 500))).toBe(0);
  }
  for (let n = 1; n <= 5; n++) wire.saw(`{"id":"long_${n}"}${' '.repeat(300_000)}`, 2_000 + n);
  expect([2, 3, 5].map((n) => wire.find(entity(`long_${n}`)))).toEqual([0, 2_003, 2_005]);
  wire.saw('{"id":"short"}', 2_006);
  expect([2, 3].map((n) => wire.find(entity(`long_${n}`)))).toEqual([0, 2_003]);
});
