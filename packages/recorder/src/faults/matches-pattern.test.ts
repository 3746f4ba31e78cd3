import { expect, test } from 'vitest';
import { matchesPattern } from './matches-pattern.ts';

test.each([
  ['', 'anything', true, true],
  ['message', 'message', true, true],
  ['message', 'message:new', false, true],
  ['message*', 'message:new', true, true],
  ['*:new', 'message:new', true, true],
  ['m*:*w', 'message:new', true, true],
  ['m*a*a*w', 'maw', false, false],
  ['*/api/*/read', 'https://x/api/1/read', true, true],
  ['*/api/*/read', 'https://x/api/read', false, false],
  ['aa*aa', 'aaa', false, false],
])('"%s" means "%s": as a whole %s, as a part %s', (pattern, text, whole, part) => {
  expect(matchesPattern(pattern, text, 'whole')).toBe(whole);
  expect(matchesPattern(pattern, text, 'part')).toBe(part);
});
