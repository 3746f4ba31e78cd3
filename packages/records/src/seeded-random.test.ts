import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

it('gives the numbers that it always gave: scripts that were shared by their seed go by them', () => {
  const random = seededRandom(42);
  expect([random(), random(), random()]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099]);
});
