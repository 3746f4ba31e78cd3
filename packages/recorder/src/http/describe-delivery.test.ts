import { expect, test } from 'vitest';
import { describeDelivery } from './describe-delivery.ts';

const timing = { transferSize: 0, encodedBodySize: 0, requestStart: 0, workerStart: 0, deliveryType: '' };

test.each([
  ['over the network', { requestStart: 5, transferSize: 420, encodedBodySize: 120 }, 'network'],
  ['over the network, without a body', { requestStart: 5, transferSize: 300 }, 'network'],
  ['out of the cache', { requestStart: 5, encodedBodySize: 120, deliveryType: 'cache' }, 'cache'],
  ['out of the cache of a browser that knows no delivery type', { requestStart: 5, encodedBodySize: 120 }, 'cache'],
  [
    'out of the cache, after the server said that it holds',
    { requestStart: 5, transferSize: 300, encodedBodySize: 120 },
    'validated',
  ],
  [
    'so, of a browser that says where it was',
    { requestStart: 5, transferSize: 300, deliveryType: 'cache' },
    'validated',
  ],
  ['so, with a large body', { requestStart: 5, transferSize: 310, encodedBodySize: 9_000 }, 'validated'],
  ['from a service worker', { requestStart: 5, workerStart: 2, transferSize: 420, encodedBodySize: 120 }, 'worker'],
  ['from another origin that does not let it be told', {}, 'unknown'],
])('a response %s is told as such', (_how, fields, from) => {
  expect(describeDelivery(Object.assign(Object.create(null), timing, fields))).toBe(from);
});
