import type { ReportComparison } from './report.ts';

/** Beyond this, and below its inverse, the end of an interval says only that next to nothing is known. */
const MOST_TOLD = 1_000;

/** `×1.2 (0.9 – 1.6)`: how much more often something happened, and between what that may be. Empty where nothing is compared. */
export function ratioText({ ratio }: Pick<ReportComparison, 'ratio'>): string {
  if (ratio === undefined) return '';
  const { value, low, high } = ratio;
  return `×${number(value)} (${endText(low)} – ${high === undefined ? '∞' : endText(high)})`;
}

function endText(end: number): string {
  if (end > MOST_TOLD) return `>${number(MOST_TOLD)}`;
  return end > 0 && end < 1 / MOST_TOLD ? `<${number(1 / MOST_TOLD)}` : number(end);
}

const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
