import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { At } from '../engine/scheduler.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { createNameTest } from '../entities/name-test.ts';
import type { PageFacts, PageModel } from '../models/page/page.ts';
import type { IdentityModel } from '../models/users/identity.ts';
import type { Limit, Threshold } from '../threshold.ts';
import type { Gap, GapFacts, GapModel } from './gaps.ts';
import { isPlanned } from './is-planned.ts';
import { channelOf, type Link, type LinkFacts } from './link.ts';
import type { OutageModel } from './outages.ts';

export interface AbandonFacts {
  /** The link is down, the page could be seen and had a network, and nothing tries to bring the link back. */
  readonly 'gap.abandoned': { readonly gap: Gap; readonly at: number; readonly attempts: number };
}

export const PATIENCE: Threshold = {
  name: 'gap.no-reconnect.patienceMs',
  unit: 'ms',
  value: 10_000,
  says: 'How long a page may be without a link and without an attempt.',
};
export const PATIENCE_AFTER_ATTEMPT: Threshold = {
  name: 'gap.no-reconnect.patienceAfterAttemptMs',
  unit: 'ms',
  value: 60_000,
  says: 'The same after an attempt, or a request to that server that failed. The longest wait that clients in use take; with full jitter the waits before it tell nothing of it.',
};
/** Clients wait longer from attempt to attempt: so many times the longest wait so far. */
const BACKOFF_FACTOR = 2.5;
/** An attempt that neither failed nor succeeded is given up by Socket.IO after 20 s. */
const ATTEMPT_MS = 25_000;
/** A server puts the old connection out a little before or after the new one is up. */
const TAKEOVER_MS = 2_000;

/** Users and channels of which the last connections are remembered. */
const MOST_AUDIENCES = 1_000;

/** Names of events after which nothing is to come. */
const isEnding = createNameTest((event) =>
  /(^|[^a-z])(done|completed?|finish(ed)?|end(ed)?|closed?|result|failed|cancell?ed|bye)$/i.test(event),
);

interface Asks {
  readonly page: PageModel;
  readonly identity: IdentityModel;
  readonly gaps: GapModel;
  readonly outages: OutageModel;
  readonly limit: Limit;
}

/** Finds the gaps that nobody tries to end. */
export function watchAbandonedGaps(
  bus: Bus<RecordFacts & LinkFacts & GapFacts & PageFacts & AbandonFacts>,
  at: At,
  { page, identity, gaps, outages, limit }: Asks,
): void {
  const patienceMs = limit(PATIENCE);
  const patienceAfterAttemptMs = limit(PATIENCE_AFTER_ATTEMPT);
  const asleepOf = perSession(() => new Set<Gap>());
  /** When a link was last told that what it was for is over. */
  const endedAt = new WeakMap<Link, number>();
  /** When the user of a page last did something. */
  const steppedAt = new WeakMap<Session, number>();
  const lastUp = new RecentMap<string, { readonly session: Session; readonly at: number }[]>(MOST_AUDIENCES);

  for (const kind of ['ui.click', 'ui.submit', 'ui.press'] as const)
    bus.on(kind, ({ session, at: nowAt }) => steppedAt.set(session, nowAt));
  bus.on('link.up', (link) => {
    const key = audienceKey(link.session, channelOf(link));
    const ups = lastUp.get(key) ?? [];
    lastUp.set(key, [...ups.slice(-3), { session: link.session, at: link.up?.at ?? 0 }]);
  });
  bus.on('event.in', ({ link, event, at: toldAt }) => {
    if (isEnding(event.name)) endedAt.set(link, toldAt);
  });
  bus.on('gap.opened', (gap) => look(gap, gap.noticedAt + patienceMs));
  bus.on('page.active', ({ session, at: nowAt }) => {
    for (const gap of asleepOf(session)) look(gap, nowAt + patienceMs);
    asleepOf(session).clear();
  });

  function look(gap: Gap, dueAt: number): void {
    at(dueAt, [gap.session], (nowAt) => judge(gap, nowAt));
  }

  function judge(gap: Gap, nowAt: number): void {
    const { session } = gap;
    if (isOver(gap, nowAt)) return;
    const activeSince = page.activeSince(session);
    if (activeSince === undefined) {
      asleepOf(session).add(gap);
      return;
    }
    const attempts = gaps.attemptsIn(gap);
    const restMs = attempts.length === 0 ? patienceMs : patienceAfterAttemptMs;
    // A page whose requests fail too is waiting for the network or the server, by whatever way it tries.
    const isAway = outages.isAway(session, gap.lost.socket.url);
    const patientUntil = Math.max(
      activeSince + patienceMs,
      outages.lastFailureAt(session) + (isAway ? patienceAfterAttemptMs : patienceMs),
      patienceWith(gap, attempts, restMs),
    );
    // An answer ends that wait before its time.
    if (nowAt < patientUntil) look(gap, isAway ? Math.min(patientUntil, nowAt + patienceMs) : patientUntil);
    else bus.tell('gap.abandoned', { gap, at: nowAt, attempts: attempts.length });
  }

  function isOver(gap: Gap, nowAt: number): boolean {
    const { session } = gap;
    return (
      gap.back !== undefined ||
      page.isUnloaded(session) ||
      gaps.isServed(gap, (steppedAt.get(session) ?? Number.NEGATIVE_INFINITY) >= gap.noticedAt) ||
      isPlanned(identity, gap, nowAt) ||
      wasTakenOver(gap) ||
      wasDone(gap) ||
      !session.isWhole(gap.noticedAt, nowAt)
    );
  }

  /** Servers that allow one connection a user put the old one out when a new one comes. */
  function wasTakenOver({ session, channel, noticedAt, reason }: Gap): boolean {
    const ups = lastUp.get(audienceKey(session, channel)) ?? [];
    return (
      reason === 'kicked' && ups.some((up) => up.session !== session && Math.abs(noticedAt - up.at) <= TAKEOVER_MS)
    );
  }

  /** Sockets for one task are closed by the server once it is done. */
  function wasDone({ lost, noticedAt, reason }: Gap): boolean {
    return reason === 'kicked' && noticedAt - (endedAt.get(lost) ?? Number.NEGATIVE_INFINITY) <= TAKEOVER_MS;
  }

  function audienceKey(session: Session, channel: string): string {
    return [session.app, channel, identity.now(session).who ?? ''].join('\n');
  }
}

function patienceWith(gap: Gap, attempts: ReturnType<GapModel['attemptsIn']>, restMs: number): number {
  let lastAt = gap.noticedAt;
  let longestMs = 0;
  for (const attempt of attempts) {
    longestMs = Math.max(longestMs, attempt.at - lastAt);
    lastAt = Math.max(lastAt, attempt.endedAt ?? attempt.at);
  }
  const pending = attempts.filter(({ endedAt }) => endedAt === undefined).map((attempt) => attempt.at + ATTEMPT_MS);
  return Math.max(lastAt + Math.max(restMs, BACKOFF_FACTOR * longestMs), ...pending);
}
