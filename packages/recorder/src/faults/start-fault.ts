import type { FaultSpec } from '@driftscope/records';
import { startCut } from './cut.ts';
import { startDelay } from './delay.ts';
import { startDouble } from './double.ts';
import { startDrop } from './drop.ts';
import { startExpireToken } from './expire-token.ts';
import { startFail } from './fail.ts';
import type { FaultTools } from './fault-tools.ts';
import { startFreeze } from './freeze.ts';
import { startHalfOpen } from './half-open.ts';
import { startHide } from './hide.ts';
import { startKick } from './kick.ts';
import { startOffline } from './offline.ts';
import { startRefuse } from './refuse.ts';
import { startReorder } from './reorder.ts';
import { startSkewClock } from './skew-clock.ts';
import { startSlow } from './slow.ts';

/** Begins what is asked for; answers how to undo it. */
export function startFault(spec: FaultSpec, tools: FaultTools): () => void {
  switch (spec.kind) {
    case 'cut':
      return startCut(spec, tools);
    case 'offline':
      return startOffline(spec, tools);
    case 'half-open':
      return startHalfOpen(spec, tools);
    case 'kick':
      return startKick(spec, tools);
    case 'refuse':
      return startRefuse(spec, tools);
    case 'drop':
      return startDrop(spec, tools);
    case 'double':
      return startDouble(spec, tools);
    case 'delay':
      return startDelay(spec, tools);
    case 'reorder':
      return startReorder(spec, tools);
    case 'slow':
      return startSlow(spec, tools);
    case 'fail':
      return startFail(spec, tools);
    case 'expire-token':
      return startExpireToken(spec, tools);
    case 'hide':
      return startHide(spec, tools);
    case 'freeze':
      return startFreeze(spec, tools);
    case 'skew-clock':
      return startSkewClock(spec, tools);
  }
}
