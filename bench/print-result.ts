import type { BenchResult } from './result.ts';

/** A line of a table for people. */
export function printResult(result: BenchResult): void {
  const { name, value, unit, baseline, ratio, ok } = result;
  const against = baseline === undefined ? '' : `  native ${round(baseline)}`;
  const times = ratio === undefined ? '' : `  ×${ratio.toFixed(3)}`;
  console.log(`${ok ? ' ' : '✗'} ${name.padEnd(60)} ${round(value)} ${unit}${against}${times}${goalOf(result)}`);
}

function goalOf({ goalMin, goalMax }: BenchResult): string {
  if (goalMax !== undefined) return `  (goal: at most ${goalMax})`;
  return goalMin === undefined ? '' : `  (goal: at least ${goalMin})`;
}

const round = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });
