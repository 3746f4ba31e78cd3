import type { Guard } from '../hook/guard.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeDelivery } from './describe-delivery.ts';
import { createExpectedDeliveries } from './expected-deliveries.ts';
import type { Call } from './request-log.ts';

export interface DeliveriesWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly guard: Guard;
  readonly log: RecordLog;
}

export interface DeliveriesWatch {
  expect(call: Call, url: string): void;
  stop(): void;
}

/** Records where responses came from, as the browser tells later and beside the page: over the network, or from a cache. */
export function watchDeliveries({ scope, guard, log }: DeliveriesWatchOptions): DeliveriesWatch {
  const { PerformanceObserver, PerformanceResourceTiming } = scope;
  const expected = createExpectedDeliveries();

  const told = guard.wrap((list: PerformanceObserverEntryList) => {
    if (!log.open) return expected.clear();
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceResourceTiming) || !isCall(entry)) continue;
      const call = expected.take(withoutFragment(entry.name), entry.startTime);
      if (call) log.add({ kind: 'http.delivery', request: call.request, from: describeDelivery(entry) });
    }
  });
  const observer = new PerformanceObserver((list) => told(list));
  observer.observe({ type: 'resource' });

  return { expect: expected.expect, stop: () => observer.disconnect() };
}

const isCall = ({ initiatorType }: PerformanceResourceTiming): boolean =>
  initiatorType === 'fetch' || initiatorType === 'xmlhttprequest';

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;
