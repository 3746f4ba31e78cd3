import type { RecordOf } from '@driftscope/records';

type Delivery = RecordOf<'http.delivery'>['from'];

/** What the browser counts for headers, whatever they are. */
const HEADER_BYTES = 300;

/**
 * Says where a response came from, as far as the browser tells.
 *
 * Source: https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-deliverytype, and how Chrome fills
 * `transferSize`: 0 from a cache, 300 where only headers came (304), else the body and 300.
 */
export function describeDelivery(entry: PerformanceResourceTiming): Delivery {
  const { transferSize, encodedBodySize, requestStart, workerStart } = entry;
  if (workerStart > 0) return 'worker';
  // Not in the library's types yet.
  if (Reflect.get(entry, 'deliveryType') === 'cache') return transferSize === 0 ? 'cache' : 'validated';
  // Of another origin, which did not allow to tell (Timing-Allow-Origin).
  if (requestStart === 0) return 'unknown';
  if (transferSize === 0) return 'cache';
  const isHeadersAlone = transferSize === HEADER_BYTES || transferSize < encodedBodySize;
  return isHeadersAlone && encodedBodySize > 0 ? 'validated' : 'network';
}
