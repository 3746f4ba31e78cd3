import { expect, test } from 'vitest';
import { measureSize } from './measure-size.ts';

test('the core client is 12 kB at most, minified and compressed', async () => {
  const { coreKb } = await measureSize();
  expect(coreKb).toBeLessThanOrEqual(12);
});
