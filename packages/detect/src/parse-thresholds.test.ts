import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseThresholds } from './parse-thresholds.ts';
import { thresholds } from './rules/thresholds.ts';

test('a threshold that a team set is taken, and none need be', () => {
  expect(parseThresholds({ 'gap.no-resync.windowMs': 15_000 })).toEqual({
    ok: true,
    value: { 'gap.no-resync.windowMs': 15_000 },
  });
  expect(parseThresholds({}).ok).toBe(true);
});

test.each([
  [{ 'gap.no-resync.window': 1 }, 'There is no threshold gap.no-resync.window.'],
  [{ 'gap.no-resync.windowMs': 5 }, 'Threshold gap.no-resync.windowMs cannot be 5.'],
  [{ 'poll.hot.staleShare': 80 }, 'Threshold poll.hot.staleShare cannot be 80.'],
  [{ 'poll.hot.repeats': '5' }, 'Thresholds are no object of numbers.'],
  [[1], 'Thresholds are no object of numbers.'],
  [null, 'Thresholds are no object of numbers.'],
])('%j is refused, with what is wrong', (input, message) => {
  const parsed = parseThresholds(input);
  expect(parsed.ok ? 'taken' : parsed.error.message).toBe(message);
});

test('our own numbers are ones that could be set', () => {
  for (const { name, value } of thresholds) expect(parseThresholds({ [name]: value })).toMatchObject({ ok: true });
  expect(new Set(thresholds.map(({ name }) => name)).size).toBe(thresholds.length);
});

test('the list of rules says all of them, and what they are', async () => {
  const text = await readFile(new URL('../RULES.md', import.meta.url), 'utf8');
  const [, table = ''] = text.split('## Thresholds');
  const rows = thresholds.map(({ name, unit, value, says }) => {
    const number = unit === 'ms' ? `${value.toLocaleString('en')} ms` : value;
    return `| \`${name}\` | ${number} | ${says} |`;
  });
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});
