import { expect, test } from 'vitest';
import { hashOf } from './hash.ts';

test.each(['message/m_', 'note/', 'message/01JD8Z5Q3WX7'])(
  'ids that count up from %s spread over 256 buckets',
  (start) => {
    const sizes = new Map<number, number>();
    for (let at = 0; at < 25_600; at++) {
      const bucket = hashOf(`${start}${at}`) % 256;
      sizes.set(bucket, (sizes.get(bucket) ?? 0) + 1);
    }
    // A hundred each; chance alone keeps all of them within five standard deviations.
    expect(Math.max(...sizes.values())).toBeLessThan(150);
    expect(Math.min(...sizes.values())).toBeGreaterThan(50);
  },
);

test('another seed gives another number', () => {
  expect(hashOf('a', 1)).not.toBe(hashOf('a', 2));
});
