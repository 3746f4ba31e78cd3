import { describe, expect, it, test } from 'vitest';
import { betaShare } from './beta-share.ts';
import { clustering } from './clustering.ts';
import { gammaShare } from './gamma-share.ts';
import { logGamma } from './log-gamma.ts';
import { poissonInterval } from './poisson-interval.ts';
import { rateRatio } from './rate-ratio.ts';

test('the gamma function is that of factorials and of the half', () => {
  expect(Math.exp(logGamma(5))).toBeCloseTo(24, 10);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(101)).toBeCloseTo(363.73937555556347, 9);
});

test('shares are those of distributions that can be said in closed form', () => {
  for (const x of [0.1, 1, 5, 30]) expect(gammaShare(1, x)).toBeCloseTo(1 - Math.exp(-x), 12);
  expect(gammaShare(3, 2.5)).toBeCloseTo(1 - Math.exp(-2.5) * (1 + 2.5 + 2.5 ** 2 / 2), 12);
  for (const x of [0.01, 0.3, 0.9]) expect(betaShare(1, 1, x)).toBeCloseTo(x, 12);
  expect(betaShare(2, 3, 0.4)).toBeCloseTo(6 * (0.4 ** 2 / 2 - (2 * 0.4 ** 3) / 3 + 0.4 ** 4 / 4) * 2, 12);
  expect(betaShare(700, 700, 0.5)).toBeCloseTo(0.5, 10);
});

describe('the interval of a Poisson mean', () => {
  // Tables of exact 95 % and 99 % limits, as in Ulm, American Journal of Epidemiology 131 (1990), and textbooks.
  it.each([
    [0, 0.05, 0, 3.689],
    [1, 0.05, 0.0253, 5.572],
    [5, 0.05, 1.623, 11.668],
    [10, 0.05, 4.795, 18.39],
    [20, 0.05, 12.217, 30.888],
    [100, 0.05, 81.364, 121.627],
    [10, 0.01, 3.717, 21.398],
  ])('of %i at %f is that of the tables', (count, alpha, low, high) => {
    const interval = poissonInterval(count, alpha);
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
  });

  it('of many is that of the normal distribution', () => {
    const { low, high } = poissonInterval(50_000);
    expect(low / (50_000 - 1.96 * Math.sqrt(50_000))).toBeCloseTo(1, 4);
    expect(high / (50_000 + 1.96 * Math.sqrt(50_000))).toBeCloseTo(1, 4);
  });
});

describe('the ratio of two rates', () => {
  it('of breast cancer after fluoroscopy has the interval of the textbook', () => {
    // Rothman and Greenland, Modern Epidemiology: 41 cases in 28,010 person-years, 15 in 19,017.
    const ratio = rateRatio({ count: 41, exposure: 28_010 }, { count: 15, exposure: 19_017 });
    expect(ratio?.value).toBeCloseTo(1.856, 3);
    expect(ratio?.low).toBeCloseTo(1.005, 2);
    expect(ratio?.high).toBeCloseTo(3.61, 2);
  });

  it('turns over when the sides change places', () => {
    const [a, b] = [
      { count: 7, exposure: 3 },
      { count: 19, exposure: 11 },
    ];
    const [one, other] = [rateRatio(a, b), rateRatio(b, a)];
    expect((one?.low ?? 0) * (other?.high ?? 0)).toBeCloseTo(1, 9);
  });

  it('has no end where nothing was seen before, and begins at none where nothing is seen now', () => {
    expect(rateRatio({ count: 4, exposure: 1 }, { count: 0, exposure: 1 })?.high).toBe(Number.POSITIVE_INFINITY);
    expect(rateRatio({ count: 0, exposure: 1 }, { count: 4, exposure: 1 })).toMatchObject({ value: 0, low: 0 });
    expect(rateRatio({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBeUndefined();
  });
});

test('events that are alone are not clustered, and those that come by four vary four times as much', () => {
  expect(clustering([1, 1, 1])).toBe(1);
  expect(clustering([4, 4])).toBe(4);
  expect(clustering([])).toBe(1);
});
