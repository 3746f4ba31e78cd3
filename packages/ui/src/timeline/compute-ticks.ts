import type { Span } from './lane.ts';

export interface Tick {
  readonly at: number;
  /** Time since the zero point: `−1 s`, `0`, `+2.5 s`, `+3 min`. */
  readonly label: string;
}

const stepsMs = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
  3_600_000, 7_200_000, 21_600_000, 86_400_000,
];

/** At most `most` round times in the span, counted from `zeroAt`. */
export function computeTicks(span: Span, zeroAt: number, most: number): readonly Tick[] {
  const lengthMs = span.untilAt - span.fromAt;
  const stepMs = stepsMs.find((step) => lengthMs / step <= most) ?? Math.ceil(lengthMs / Math.max(1, most));
  const first = Math.ceil((span.fromAt - zeroAt) / stepMs);
  const last = Math.floor((span.untilAt - zeroAt) / stepMs);
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const offsetMs = (first + index) * stepMs;
    return { at: zeroAt + offsetMs, label: labelOf(offsetMs) };
  });
}

function labelOf(offsetMs: number): string {
  if (offsetMs === 0) return '0';
  const sign = offsetMs < 0 ? '−' : '+';
  return `${sign}${amountOf(Math.abs(offsetMs))}`;
}

/** One unit where it comes out even, as all steps of one axis then read alike. */
function amountOf(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${ms / 1_000} s`;
  if (ms < 3_600_000) {
    const minutes = Math.floor(ms / 60_000);
    const seconds = (ms % 60_000) / 1_000;
    return seconds === 0 ? `${minutes} min` : `${minutes}:${String(seconds).padStart(2, '0')} min`;
  }
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.round((ms % 3_600_000) / 60_000);
  return minutes === 0 ? `${hours} h` : `${hours}:${String(minutes).padStart(2, '0')} h`;
}
