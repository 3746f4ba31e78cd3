import { expect, test } from 'vitest';
import { createWireMemory } from './wire-memory.ts';

const frame = (text: string, dir: 'in' | 'out' = 'in') =>
  ({ kind: 'socket.frame', socket: 1, dir, n: 1, size: text.length, text }) as const;
const entity = (id: string | number) => ({ key: 'id', id });

test('an entity is found in the newest text that has it, and before a record where one is named', () => {
  const wire = createWireMemory();
  wire.saw(frame('42["new",{"id":"m_1"}]'), 1);
  wire.saw(frame('42["new",{"id":"m_1"}]'), 2);
  wire.saw({ kind: 'http.body', request: 1, body: '{"id": 7}' }, 3);
  expect(wire.find(entity('m_1'))).toBe(2);
  expect(wire.find(entity('m_1'), 2)).toBe(1);
  expect(wire.find(entity(7))).toBe(3);
  expect(wire.find(entity('m_2'))).toBe(0);
});

test('what the page sent, frames without text and frames too long for memory do not count', () => {
  const wire = createWireMemory();
  wire.saw(frame('{"id":"m_1"}', 'out'), 1);
  wire.saw({ kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 9, base64: 'eyJpZCI6' }, 2);
  wire.saw(frame(`{"id":"m_1"}${' '.repeat(1_000_000)}`), 3);
  expect(wire.find(entity('m_1'))).toBe(0);
});

test('at least the last 250 texts are remembered, and at most 500', () => {
  const wire = createWireMemory();
  for (let n = 1; n <= 2_000; n++) {
    wire.saw(frame(`{"id":${n}}`), n);
    expect(wire.find(entity(Math.max(1, n - 249)))).toBe(Math.max(1, n - 249));
    expect(wire.find(entity(n - 500))).toBe(0);
  }
});

test('a getter that the page gave all objects is not run', () => {
  const wire = createWireMemory();
  let runs = 0;
  Object.defineProperty(Object.prototype, 'text', { configurable: true, get: () => (runs += 1) });
  try {
    wire.saw({ kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 9, cut: 'load' }, 1);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'text');
  }
  expect(runs).toBe(0);
});
