import type { ReportComparison } from '@driftscope/detect';

const WIDTH = 160;
const HEIGHT = 16;
/** The ends of the scale: a tenth as often, and ten times as often. */
const MOST = 10;

/** Draws a ratio and its interval against 1, on a scale of powers, as SVG without text. */
export function drawRatio({ ratio, verdict }: ReportComparison): string {
  if (ratio === undefined) return '';
  const [low, high, value] = [xOf(ratio.low), xOf(ratio.high ?? Number.POSITIVE_INFINITY), xOf(ratio.value)];
  const middle = HEIGHT / 2;
  return (
    `<svg class="ratio ${verdict}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">` +
    `<line class="one" x1="${WIDTH / 2}" x2="${WIDTH / 2}" y1="0" y2="${HEIGHT}"/>` +
    `<line class="interval" x1="${low}" x2="${high}" y1="${middle}" y2="${middle}"/>` +
    `<rect class="value" x="${value - 3}" y="${middle - 3}" width="6" height="6"/></svg>`
  );
}

function xOf(ratio: number): number {
  const power = Math.log(Math.min(MOST, Math.max(1 / MOST, ratio))) / Math.log(MOST);
  return Math.round(((power + 1) / 2) * (WIDTH - 8)) + 4;
}
