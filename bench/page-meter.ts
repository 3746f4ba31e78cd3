import type { CDPSession, Page } from '@playwright/test';

/** What Chromium itself counts for a page: CPU of its main thread, and its heap. */
export interface PageMeter {
  /** CPU seconds that tasks of the page's thread took so far. */
  taskS(): Promise<number>;
  /** MB in use after a garbage collection. */
  heapMb(): Promise<number>;
}

export async function openPageMeter(page: Page): Promise<PageMeter> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    taskS: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    },
    heapMb: async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize / 1e6;
    },
  };
}
