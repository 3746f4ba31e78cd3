import { isPlanned } from '#links/is-planned.ts';
import type { PageReturn } from '#models/page/page.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { gapPlace } from '../gap-place.ts';
import { durationText } from '../wording.ts';

const AWAY: Threshold = {
  name: 'focus.no-resync.awayMs',
  unit: 'ms',
  value: 30_000,
  says: 'How long a page must have been away: something may well have changed by then.',
};
const WINDOW: Threshold = {
  name: 'focus.no-resync.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a page has to catch up, once it is back.',
};
/** A read so shortly before the return is as good. */
const JUST_BEFORE_MS = 5_000;

/** The user came back to a page that shows what it had. */
export const focusNoResync: Rule = {
  kind: 'focus.no-resync',
  severity: 'medium',
  summary: 'A page was away for long, is looked at again, and did not ask what has changed.',
  advice:
    'Timers and sockets do not live on in hidden and frozen pages. Read again on `visibilitychange`, `resume` and `online` what the ' +
    'page shows, or ask for what changed since the last answer (a cursor). Query libraries do so on focus by default.',
  thresholds: [AWAY, WINDOW],
  watch({ world, on, at, report, limit }) {
    const awayMs = limit(AWAY);
    const windowMs = limit(WINDOW);
    on('page.active', (back) => {
      if (back.at - back.awaySince < awayMs) return;
      at(back.at + windowMs, [back.session], (nowAt) => judge(back, nowAt));
    });

    function judge(back: PageReturn, nowAt: number): void {
      const { session } = back;
      if (world.page.activeSince(session) !== back.at || !session.isWhole(back.awaySince, nowAt)) return;
      const gap = world.feeds.isPushed(session) ? missedGap(world, back, nowAt) : undefined;
      if (gap !== undefined) tell(back, nowAt, gapPlace(gap), 'its socket had been down meanwhile');
      else if (isQuiet(world, back, nowAt)) tell(back, nowAt, [], 'it has no socket that would tell it');
    }

    function tell(back: PageReturn, nowAt: number, place: readonly string[], why: string): void {
      const { session, awaySince, awaySeq, wasHidden, seq } = back;
      const identity = world.identity.now(session);
      const awayMs = Math.round(back.at - awaySince);
      const how = wasHidden ? 'hidden' : 'without a network';
      const within = durationText(windowMs);
      report({
        session,
        identity,
        key: [String(seq)],
        place,
        confidence: 'likely',
        title: `The page of ${nameOf(identity)} was ${how} for ${durationText(awayMs)}, and read nothing again within ${within} after it was back, though ${why}`,
        at: awaySince,
        untilAt: nowAt,
        facts: { awayMs, how, waitedMs: windowMs },
        evidence: [
          { session: session.id, seq: awaySeq, at: awaySince, role: 'left' },
          { session: session.id, seq, at: back.at, role: 'came back' },
        ],
        witness: [
          { says: `The page was ${how}.`, session: session.id, seq: awaySeq, at: awaySince },
          {
            says: `${durationText(awayMs)} later it was looked at again, and ${why}.`,
            session: session.id,
            seq,
            at: back.at,
          },
          { says: `It asked for nothing within ${within}, and shows what it had.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

/** A gap in the time away, that the page did nothing about. A page without a network only is judged by its gap. */
function missedGap(
  { gaps, resyncs, identity }: World,
  { session, awaySince, at, wasHidden }: PageReturn,
  nowAt: number,
) {
  if (!wasHidden) return undefined;
  return gaps
    .gapsOf(session)
    .find(
      (gap) =>
        gap.fromAt <= at &&
        gap.back !== undefined &&
        gap.back.at >= awaySince &&
        !gap.back.recovered &&
        gaps.isUp(gap) &&
        resyncs.carriesEntities(gap.lost) &&
        !resyncs.wasResynced(gap, nowAt) &&
        !isPlanned(identity, gap, nowAt),
    );
}

/** Nothing but requests brings this page a user's own data, and it made none. */
function isQuiet(world: World, { session, awaySince, at }: PageReturn, nowAt: number): boolean {
  const { feeds, identity, stores, sightings } = world;
  if (feeds.isPushed(session) || feeds.hasAskedSince(session, at - JUST_BEFORE_MS)) return false;
  if (feeds.isPolled(session, nowAt) || identity.now(session).who === undefined) return false;
  if (identity.changesBetween(session, awaySince, nowAt).length > 0) return false;
  return stores.held(session).some((entity) => sightings.find(session, entity)?.isPublic === false);
}
