import type { ReportComparison } from '@driftscope/detect';
import classes from './reports.module.css';

/** The ends of the scale: a tenth as often, and ten times as often. */
const MOST = 10;

/** A ratio and its interval against 1, on a scale of powers. */
export function RatioPlot({ row: { ratio, verdict } }: { readonly row: ReportComparison }) {
  if (ratio === undefined) return null;
  const [low, high] = [percentOf(ratio.low), percentOf(ratio.high ?? Number.POSITIVE_INFINITY)];
  return (
    <span className={classes.ratio} data-verdict={verdict} aria-hidden="true">
      <span style={{ left: `${low}%`, width: `${high - low}%` }} />
      <span style={{ left: `${percentOf(ratio.value)}%` }} />
    </span>
  );
}

function percentOf(ratio: number): number {
  const power = Math.log(Math.min(MOST, Math.max(1 / MOST, ratio))) / Math.log(MOST);
  return 50 + 50 * power;
}
