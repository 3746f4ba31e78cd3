import { expect, test } from 'vitest';
import { createNameTest } from './name-test.ts';

test('a name is tested once, as long as there are not too many others', () => {
  let count = 0;
  const isLong = createNameTest((name) => {
    count++;
    return name.length > 3;
  });
  expect([isLong('typing'), isLong('of'), isLong('typing'), isLong('of')]).toEqual([true, false, true, false]);
  expect(count).toBe(2);
  for (let number = 0; number < 2_000; number++) isLong(`${number}`);
  expect([isLong('typing'), isLong('of')]).toEqual([true, false]);
  expect(count).toBe(2_004);
});
