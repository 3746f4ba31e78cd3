import { formatCount } from '@driftscope/ui';
import type { PipelineStatus } from '../messages/panel-messages.ts';

type Cost = NonNullable<PipelineStatus['cost']>;

/** What recording takes of the page, in words for the panel. */
export interface CostNote {
  /** Of the page's main thread. */
  readonly time: string;
  readonly records: string;
  /** Left out or shed in overload, since the page began. */
  readonly lost: string;
  readonly isLosing: boolean;
}

export function describeCost({ forMs, busyMs, records, dropped, cut }: Cost): CostNote {
  const seconds = Math.max(forMs, 1) / 1_000;
  const busyUs = Math.round((busyMs * 1_000) / seconds);
  const percent = (busyUs / 10_000).toLocaleString('en', { maximumFractionDigits: 2 });
  const perSecond = (records / seconds).toLocaleString('en', { maximumFractionDigits: 1 });
  return {
    time: `about ${formatCount(busyUs)} µs a second (${percent}\u00a0%)`,
    records: `${perSecond} a second`,
    lost: `${formatCount(dropped)} records dropped, ${formatCount(cut)} payloads cut`,
    isLosing: dropped + cut > 0,
  };
}
