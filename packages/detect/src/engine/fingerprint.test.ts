import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

test('a fingerprint is the same for the same parts, and tells parts from their concatenation', () => {
  expect(fingerprint('gap', 'a')).toBe(fingerprint('gap', 'a'));
  expect(fingerprint('gap', 'a')).toMatch(/^[0-9a-z]{22}$/);
  const others = [fingerprint('gap', 'b'), fingerprint('gapa'), fingerprint('ga', 'pa'), fingerprint('gap', 'a', '')];
  expect(new Set([fingerprint('gap', 'a'), ...others]).size).toBe(5);
});
