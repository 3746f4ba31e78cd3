import type { BenchResult } from './result.ts';

/** A table for people. */
export function printResults(results: readonly BenchResult[]): void {
  for (const result of results) {
    const { name, value, unit, baseline, ratio, ok } = result;
    const against = baseline === undefined ? '' : `  native ${round(baseline)}`;
    const times = ratio === undefined ? '' : `  ×${ratio.toFixed(3)}`;
    console.log(`${ok ? ' ' : '✗'} ${name.padEnd(44)} ${round(value)} ${unit}${against}${times}${goalOf(result)}`);
  }
}

function goalOf({ goalMin, goalMax }: BenchResult): string {
  if (goalMax !== undefined) return `  (goal: at most ${goalMax})`;
  return goalMin === undefined ? '' : `  (goal: at least ${goalMin})`;
}

const round = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });
