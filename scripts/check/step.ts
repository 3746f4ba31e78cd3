/** How a step of the checks ended. */
export interface Step {
  readonly name: string;
  readonly passed: boolean;
  readonly tookMs: number;
  /** Absent where the step is no test run. */
  readonly tests?: TestCount;
  /** What to show if it did not pass. */
  readonly output: string;
}

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs a step, says in one line how it ended, and shows what it printed if it failed. A step that throws has failed. */
export async function runStep(name: string, work: () => Promise<Omit<Step, 'name' | 'tookMs'>>): Promise<Step> {
  const startedAt = performance.now();
  const ended = await work().catch((cause: unknown) => ({
    passed: false,
    output: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  }));
  const step: Step = { ...ended, name, tookMs: performance.now() - startedAt };
  console.log(summaryLine(step));
  if (!step.passed) console.log(`${step.output.trim()}\n`);
  return step;
}

function summaryLine({ name, passed, tookMs, tests }: Step): string {
  const seconds = `${(tookMs / 1000).toFixed(1)} s`;
  const counted = tests === undefined ? '' : `  ${formatCount(tests)}`;
  return `${passed ? '✓' : '✗'} ${name.padEnd(16)}${seconds.padStart(8)}${counted}`;
}

/** `N passed, N failed`, and the skipped if there are any. */
export function formatCount({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The tests of all steps; a step that failed without a failed test counts as one. */
export function sumCounts(steps: readonly Step[]): TestCount {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { tests, passed } of steps) {
    total.passed += tests?.passed ?? 0;
    total.failed += passed ? 0 : Math.max(1, tests?.failed ?? 0);
    total.skipped += tests?.skipped ?? 0;
  }
  return total;
}
