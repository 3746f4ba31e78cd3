import { perSession } from '#engine/per-session.ts';
import { findEntities } from '#entities/find-entities.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import type { StoreChange } from '#stores/stores.ts';
import { valuesIn } from '#stores/values-in.ts';
import type { Threshold } from '#threshold.ts';
import { gapMsOf, gapPlace } from '../gap-place.ts';
import { durationText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'gap.no-resync.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a page has to catch up.',
};
/** How often the window is prolonged while a request is under way. */
const MOST_WAITS = 3;

/** The socket came back, and the page acted as if nothing could have happened meanwhile. */
export const gapNoResync: Rule = {
  kind: 'gap.no-resync',
  severity: 'high',
  summary: 'A socket came back without recovery, and the page did not read again what the socket keeps up to date.',
  advice:
    'Events sent while a socket is down are gone. On every `connect` with `socket.recovered === false`, read again what ' +
    'the socket keeps up to date, or ask for what changed since the last event seen (a cursor), and hold live events back ' +
    'until the answer is applied. Connection state recovery helps with short gaps only, and must be allowed to fail.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const inWindowOf = perSession(() => new Set<Gap>());
    const asleepOf = perSession(() => new Set<Gap>());

    on('gap.closed', (gap) => {
      inWindowOf(gap.session).add(gap);
      look(gap, (gap.back?.at ?? gap.noticedAt) + windowMs, 0);
    });
    on('page.active', ({ session, at: nowAt }) => {
      for (const gap of asleepOf(session)) look(gap, nowAt + windowMs, 0);
      asleepOf(session).clear();
    });
    // A store that gets entities which no recorded payload brought has read them by a way we do not see.
    on('store.changed', (change) => {
      for (const gap of inWindowOf(change.session)) if (bringsUnseen(world, gap, change)) forget(gap);
    });

    function look(gap: Gap, dueAt: number, waits: number): void {
      at(dueAt, [gap.session], (nowAt) => judge(gap, nowAt, waits));
    }

    function judge(gap: Gap, nowAt: number, waits: number): void {
      if (!inWindowOf(gap.session).has(gap) || isExcused(world, gap, nowAt)) forget(gap);
      else if (!isUnsettled(gap, nowAt, waits)) tell(gap, nowAt);
    }

    /** Whether the page gets more time: nobody sees it, or not for long, or a request is under way. */
    function isUnsettled(gap: Gap, nowAt: number, waits: number): boolean {
      const activeSince = world.page.activeSince(gap.session);
      const isReading = waits < MOST_WAITS && world.requests.readsPendingSince(gap.session, gap.noticedAt) > 0;
      if (activeSince === undefined) asleepOf(gap.session).add(gap);
      else if (nowAt < activeSince + windowMs) look(gap, activeSince + windowMs, waits);
      else if (isReading) look(gap, nowAt + windowMs, waits + 1);
      else return false;
      return true;
    }

    function forget(gap: Gap): void {
      inWindowOf(gap.session).delete(gap);
    }

    function tell(gap: Gap, nowAt: number): void {
      const { session, back } = gap;
      forget(gap);
      if (back === undefined) return;
      const identity = world.identity.now(session);
      const gapMs = gapMsOf(gap, nowAt);
      const waitedMs = Math.round(nowAt - back.at);
      const within = durationText(waitedMs);
      report({
        session,
        identity,
        key: [gap.id],
        place: gapPlace(gap),
        confidence: 'likely',
        title: `After ${durationText(gapMs)} without a socket, the page of ${nameOf(identity)} connected anew, and within ${within} read nothing of what it may have missed`,
        at: gap.fromAt,
        untilAt: nowAt,
        facts: { gapMs, reason: gap.reason, waitedMs, namespace: gap.lost.namespace },
        evidence: [
          { session: session.id, seq: gap.seq, at: gap.noticedAt, role: 'lost' },
          { session: session.id, seq: back.seq, at: back.at, role: 'restored' },
        ],
        witness: [
          { says: 'The socket went down.', session: session.id, seq: gap.seq, at: gap.noticedAt },
          {
            says: `It came back ${durationText(gapMs)} later as a new connection, without recovery: what was sent meanwhile is not sent again.`,
            session: session.id,
            seq: back.seq,
            at: back.at,
          },
          { says: `No read of what the socket carries was seen within ${within}.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

function isExcused(world: World, gap: Gap, nowAt: number): boolean {
  return (
    gap.back?.recovered === true ||
    !world.gaps.isUp(gap) ||
    world.page.isUnloaded(gap.session) ||
    !gap.session.isWhole(gap.fromAt, nowAt) ||
    isPlanned(world.identity, gap, nowAt) ||
    !world.resyncs.carriesEntities(gap.lost) ||
    world.resyncs.wasResynced(gap, nowAt) ||
    wasTooShort(world, gap)
  );
}

/** Shorter than a round trip, and the server sent nothing: nothing can have been lost. */
function wasTooShort(world: World, gap: Gap): boolean {
  const { request, up } = gap.back?.link ?? {};
  const roundTripMs = (up?.at ?? 0) - (request?.at ?? 0);
  const isShort = request !== undefined && gapMsOf(gap, gap.noticedAt) <= roundTripMs;
  return isShort && world.server.undelivered(gap)?.length === 0;
}

function bringsUnseen({ sightings, resyncs, shapes }: World, gap: Gap, { session, patch }: StoreChange): boolean {
  return valuesIn(patch)
    .flatMap((value) => findEntities(value, shapes))
    .some(({ id, object }) => !sightings.isKnownId(session, id) && resyncs.carries(gap.lost, object));
}
