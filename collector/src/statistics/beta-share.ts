import { logGamma } from './log-gamma.ts';

/** The share of a beta distribution up to `x`, from 0 to 1: the regularized incomplete beta function. */
export function betaShare(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction is fast on this side of the mean; the other is the same, mirrored.
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(a, b, x)) / a : 1 - (scale * fraction(b, a, 1 - x)) / b;
}

const EPSILON = 1e-15;
/** Below it a denominator counts as 0 (Lentz's method). */
const TINY = 1e-300;
const MOST_TERMS = 100_000;

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    let change = 1;
    for (const numerator of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / awayFromZero(1 + numerator * d);
      c = awayFromZero(1 + numerator / c);
      change = d * c;
      result *= change;
    }
    if (Math.abs(change - 1) < EPSILON) break;
  }
  return result;
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
