import type { Unnumbered } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import type { RecordLog } from '../log/record-log.ts';

export interface PageCostWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly guard: Guard;
  readonly log: RecordLog;
}

/** Records long tasks and layout shifts, as the browser tells of them later. Answers how to stop. */
export function watchPageCost({ scope, guard, log }: PageCostWatchOptions): () => void {
  const { PerformanceObserver } = scope;
  const observe = (type: string, describe: (entry: PerformanceEntry) => Unnumbered | undefined) => {
    // Where the browser knows no such entries, it does nothing.
    const told = guard.wrap((list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) {
        const fields = log.open ? describe(entry) : undefined;
        if (fields) log.add(fields);
      }
    });
    const observer = new PerformanceObserver((list) => told(list));
    observer.observe({ type, buffered: true });
    return observer;
  };

  const observers = [
    observe('longtask', ({ startTime, duration }) => ({
      kind: 'page.long-task',
      startMs: startTime,
      durationMs: duration,
    })),
    observe('layout-shift', (entry) => {
      const score: unknown = Reflect.get(entry, 'value');
      if (typeof score !== 'number' || Reflect.get(entry, 'hadRecentInput') === true) return undefined;
      return { kind: 'page.layout-shift', startMs: entry.startTime, score };
    }),
  ];
  return () => {
    for (const observer of observers) observer.disconnect();
  };
}
