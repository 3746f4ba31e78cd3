/** One figure. A goal that is missed is said, and fails nothing: machines differ, and are noisy. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same without us. Absent where there is nothing to compare with. */
  readonly baseline?: number;
  /** `value / baseline`. */
  readonly ratio?: number;
  readonly goalMin?: number;
  readonly goalMax?: number;
  /** Whether the goal is met. True where there is none. */
  readonly ok: boolean;
}

type Measured = Omit<BenchResult, 'ratio' | 'ok'>;

/** Completes a figure: its ratio, and whether its goal is met by what the goal is about. */
export function judgeResult(measured: Measured): BenchResult {
  const { value, baseline, goalMin = Number.NEGATIVE_INFINITY, goalMax = Number.POSITIVE_INFINITY } = measured;
  const ratio = baseline === undefined || baseline === 0 ? undefined : value / baseline;
  return { ...measured, ...(ratio !== undefined && { ratio }), ok: value >= goalMin && value <= goalMax };
}
