import { perSession } from '#engine/per-session.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import type { Link } from '#links/link.ts';
import { type InterestModel, namesScope, type Subscription } from '#models/delivery/interests.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { type Lost, lostSubscriptionFinding } from './lost-subscription-finding.ts';
import { lostTopicFinding } from './lost-topic-finding.ts';
import { unaskedFinding } from './unasked-finding.ts';
import { watchLostTopics } from './watch-lost-topics.ts';
import { watchUnasked } from './watch-unasked.ts';

const WINDOW: Threshold = {
  name: 'gap.lost-subscription.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a page has to ask again once its socket is back.',
};
/** Requests remembered of a page since its gap: of later ones nobody knows whether they ask for what was lost. */
const MOST_LINES = 200;

/** Steps of the user remembered of a page. */
const MOST_STEPS = 64;

/** Gaps of a page that just ended, and what it asked its server for since. */
interface Window {
  readonly gaps: Set<Gap>;
  readonly lines: string[];
}

/** The socket is back, and the rooms that the page was in are not. */
export const gapLostSubscription: Rule = {
  kind: 'gap.lost-subscription',
  severity: 'high',
  summary: 'A room or subscription that a page had joined before a gap was not joined again after it.',
  advice:
    'A server forgets the rooms of a socket that goes down: a new connection is in none. Join in the handler of `connect`, which runs at ' +
    'every connection, and not once beside it: keep the list of what the page listens to, send all of it again when the socket is back, ' +
    'and drop from it what the page leaves. Then read what was missed: the first event of a room says nothing of those before it.',
  thresholds: [WINDOW],
  watch(context) {
    const windowMs = context.limit(WINDOW);
    const { world, on, at, report } = context;
    const pageOf = perSession<{ window?: Window }>(() => ({}));
    const asleepOf = perSession(() => new Set<Gap>());
    /** Epoch ms of the user's last ones. */
    const stepsOf = perSession<number[]>(() => []);

    watchLostTopics(context, windowMs, (topic, nowAt) => report(lostTopicFinding(world, topic, nowAt)));
    watchUnasked(context, windowMs, (unasked, nowAt) => report(unaskedFinding(world, unasked, nowAt)));
    on('gap.closed', (gap) => {
      const { session, back, lost } = gap;
      const subscriptions = world.interests.of(lost);
      if (back === undefined || back.recovered || subscriptions.length === 0) return;
      world.interests.listen(
        back.link,
        subscriptions.map(({ scope }) => scope),
      );
      const page = pageOf(session);
      page.window ??= { gaps: new Set<Gap>(), lines: [] };
      page.window.gaps.add(gap);
      look(gap, back.at + windowMs);
    });
    on('page.active', ({ session, at: nowAt }) => {
      for (const gap of asleepOf(session)) look(gap, nowAt + windowMs);
      asleepOf(session).clear();
    });
    on('request.asked', ({ session, line }) => {
      const lines = pageOf(session).window?.lines;
      if (lines !== undefined && lines.length < MOST_LINES) lines.push(line);
    });
    for (const kind of ['ui.click', 'ui.submit'] as const)
      on(kind, ({ session, at: nowAt }) => {
        const steps = stepsOf(session);
        steps.push(nowAt);
        if (steps.length > MOST_STEPS) steps.shift();
      });

    function look(gap: Gap, dueAt: number): void {
      at(dueAt, [gap.session, ...world.server.sessionsFor(gap)], (nowAt) => judge(gap, nowAt));
    }

    function judge(gap: Gap, nowAt: number): void {
      const { session } = gap;
      const activeSince = world.page.activeSince(session);
      if (activeSince === undefined) {
        asleepOf(session).add(gap);
        return;
      }
      if (nowAt < activeSince + windowMs) {
        look(gap, activeSince + windowMs);
        return;
      }
      const lines = pageOf(session).window?.lines ?? [];
      const lost = isExcused(world, gap, nowAt) ? [] : findLost(world, gap, nowAt);
      const wanted = lost.filter(
        ({ subscription }) => isWanted(gap, subscription.scope, lines) && !isLeftFor(gap, subscription),
      );
      forget(gap);
      const [first] = wanted;
      if (first !== undefined) report(lostSubscriptionFinding(world, gap, [first, ...wanted.slice(1)], nowAt));
    }

    /** Whether the page still shows it, as far as can be told: the user did nothing since, or it was read again. */
    function isWanted({ session, noticedAt }: Gap, scope: string, lines: readonly string[]): boolean {
      return (stepsOf(session).at(-1) ?? 0) < noticedAt || lines.some((line) => line.includes(scope));
    }

    /** Whether the user went on to another of its like, which is the one that the page asked for again: it shows one at a time. */
    function isLeftFor({ session, lost, back }: Gap, { name, at: joinedAt }: Subscription): boolean {
      return world.interests.of(lost).some((later) => {
        const isNext = later.name === name && stepsOf(session).some((at) => at > joinedAt && at <= later.at);
        return isNext && back !== undefined && world.interests.lastNaming(back.link, later.scope)?.name === name;
      });
    }

    function forget(gap: Gap): void {
      const page = pageOf(gap.session);
      page.window?.gaps.delete(gap);
      if (page.window?.gaps.size === 0) delete page.window;
    }
  },
};

function isExcused(world: World, gap: Gap, nowAt: number): boolean {
  const { session } = gap;
  const servers = world.server.sessionsFor(gap);
  return (
    !world.gaps.isUp(gap) ||
    world.page.isUnloaded(session) ||
    isPlanned(world.identity, gap, nowAt) ||
    !servers.every((server) => server.isWhole(gap.fromAt, nowAt))
  );
}

function findLost({ interests, server }: World, { session, lost, back }: Gap, nowAt: number): readonly Lost[] {
  if (back === undefined) return [];
  const before = server.roomsOf(lost);
  const now = server.roomsOf(back.link);
  const said = JSON.stringify([back.link.request?.auth ?? null, back.link.socket.url]);
  return interests.of(lost).flatMap((subscription): readonly Lost[] => {
    const { scope } = subscription;
    const isAsked = interests.lastNaming(back.link, scope) !== undefined || said.includes(scope);
    const isServed = isAsked || interests.wasHeard(back.link, scope);
    if (isServed || !session.isWhole(subscription.at, nowAt)) return [];
    if (before === undefined || now === undefined)
      return subscription.heard === undefined || isAskedOtherwise(interests, lost, back.link, subscription)
        ? []
        : [{ subscription }];
    const room = [...before].find((name) => isRoomOf(name, scope));
    return room === undefined || now.has(room) ? [] : [{ subscription, room }];
  });
}

/** Whether the same was sent again for what another field of the first message says: a name or a color that goes with it may be left out. */
const isAskedOtherwise = (
  interests: InterestModel,
  lost: Link,
  back: Link,
  { name, seq, field }: Subscription,
): boolean =>
  interests
    .of(lost)
    .some(
      (other) => other.seq === seq && other.field !== field && interests.lastNaming(back, other.scope)?.name === name,
    );

const isRoomOf = (room: string, scope: string): boolean => namesScope(JSON.stringify(room), scope);
