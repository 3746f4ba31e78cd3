import type { PipelineStatus } from '../messages/panel-messages.ts';
import { defaultSettings, type Settings } from '../settings/settings.ts';

/**
 * Whether the collector needs a look. One at the usual address that never answered is none that anybody runs: the
 * panel works alone then, and there is nothing to mend.
 */
export function hasCollectorTrouble(
  status: PipelineStatus | undefined,
  { collectorUrl }: Pick<Settings, 'collectorUrl'>,
): boolean {
  if (status === undefined) return false;
  const { collector, batches } = status;
  if (batches.refused > 0) return true;
  const isUsed = collectorUrl !== defaultSettings.collectorUrl || batches.sent > 0;
  return collector.state === 'down' && (isUsed || collector.fault?.kind !== 'unreachable');
}
