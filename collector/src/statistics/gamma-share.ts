import { logGamma } from './log-gamma.ts';

/** The share of a gamma distribution of this shape (scale 1) up to `x`: the regularized lower incomplete gamma function. */
export function gammaShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? scale * lowerSeries(shape, x) : 1 - scale * upperFraction(shape, x);
}

const EPSILON = 1e-15;
/** Below it a denominator counts as 0 (Lentz's method). */
const TINY = 1e-300;
const MOST_TERMS = 100_000;

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / awayFromZero(a * d + b);
    c = awayFromZero(b + a / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return fraction;
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
