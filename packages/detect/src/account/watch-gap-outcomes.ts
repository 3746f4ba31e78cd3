import type { Bus } from '../engine/bus.ts';
import type { At } from '../engine/scheduler.ts';
import type { Gap } from '../links/gaps.ts';
import type { Facts, World } from '../models/world.ts';
import type { GapOutcome } from './gap-outcome.ts';

/** When it is looked whether a page has caught up, after its socket is back: while it should, and once it is late. */
const LOOKS_AFTER_MS = [5_000, 60_000];

/** Tells of every gap of a link that carries state what became of it, as soon as the page has had time to catch up. */
export function watchGapOutcomes(
  bus: Pick<Bus<Facts>, 'on'>,
  at: At,
  world: World,
  tell: (outcome: GapOutcome) => void,
): void {
  bus.on('gap.closed', (gap) => {
    let isSynced = false;
    for (const afterMs of LOOKS_AFTER_MS) {
      at((gap.back?.at ?? gap.noticedAt) + afterMs, [gap.session], (nowAt) => {
        if (isSynced || !world.resyncs.carriesEntities(gap.lost)) return;
        const resyncMs = resyncMsOf(gap, world, nowAt);
        isSynced = resyncMs !== undefined;
        tell(outcomeOf(gap, resyncMs));
      });
    }
  });
}

function resyncMsOf({ back, ...gap }: Gap, { resyncs }: World, nowAt: number): number | undefined {
  if (back === undefined) return undefined;
  if (back.recovered) return 0;
  const at = resyncs.resyncedAt({ ...gap, back }, nowAt);
  return at === undefined ? undefined : Math.max(0, at - back.at);
}

function outcomeOf({ id, session, fromAt, back, reason }: Gap, resyncMs: number | undefined): GapOutcome {
  const { release } = session.header;
  return {
    id,
    session: session.id,
    app: session.app,
    ...(release !== undefined && { release }),
    at: fromAt,
    gapMs: (back?.at ?? fromAt) - fromAt,
    reason,
    recovered: back?.recovered ?? false,
    ...(resyncMs !== undefined && { resyncMs }),
  };
}
