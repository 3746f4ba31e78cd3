import type { SessionId } from '@driftscope/records';
import type { Trace } from './detect-all.ts';

/** The same history in so many apps, each as if it had happened there alone. */
export function inApps(count: number, traces: readonly Trace[]): readonly Trace[] {
  return Array.from({ length: count }, (_, number) =>
    traces.map(({ header, records }) => ({
      header: { ...header, id: `${header.id}-${number}` as SessionId, app: `app ${number}` },
      records,
    })),
  ).flat();
}
