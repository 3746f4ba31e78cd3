import { sumOf } from './client-drift.ts';
import { sizeOf } from './compute-drift.ts';
import type { ClientName } from './lab-client.ts';
import type { LabSample } from './lab-state.ts';

/** How a client stands to the server when it was last measured. */
export type Standing =
  | 'unmeasured'
  | 'right'
  /** What it lacks may still be on its way. */
  | 'behind'
  | 'off';

/** `newsMs`: what is on its way for so long at most is no drift. */
export function computeStanding(samples: readonly LabSample[], client: ClientName, newsMs: number): Standing {
  const last = samples.at(-1);
  if (last === undefined) return 'unmeasured';
  const drift = sumOf(last[client]);
  if (sizeOf(drift) === 0) return 'right';
  if (drift.undone > 0) return 'off';
  const right = samples.findLast((sample) => sizeOf(sumOf(sample[client])) === 0);
  return last.tMs - (right?.tMs ?? 0) > newsMs ? 'off' : 'behind';
}
