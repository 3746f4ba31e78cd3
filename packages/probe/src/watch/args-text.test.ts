import { expect, test } from 'vitest';
import { argsText } from './args-text.ts';

test('arguments become the text that the client will read', () => {
  const args = [{ at: new Date(0), none: undefined, list: [undefined, Number.NaN] }, 'text'];
  expect(argsText(args, 1000)).toBe(JSON.stringify(args));
});

test.each([
  ['a Buffer', Buffer.from('x')],
  ['a typed array', new Uint8Array(1)],
  ['an ArrayBuffer', new ArrayBuffer(1)],
  ['a Buffer deep inside', { file: { parts: [Buffer.from('x')] } }],
])('%s makes the arguments binary, and there is no text', (_name, value) => {
  expect(argsText(['before', value], 1000)).toBeUndefined();
});

test('text as long as the limit is kept, and one longer is not', () => {
  expect(argsText(['12345'], 9)).toBe('["12345"]');
  expect(argsText(['12345'], 8)).toBeUndefined();
});

test('what JSON has no form for has no text', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(argsText([cycle], 1000)).toBeUndefined();
  expect(argsText([1n], 1000)).toBeUndefined();
});
