import { perSession } from '#engine/per-session.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import { channelOf, type Link } from '#links/link.ts';
import type { RuleContext } from '#rule.ts';

/** A topic that a page was sent events of, on a connection that was lost, and did not ask for on the one that took its place. */
export interface LostTopic {
  readonly gap: Gap;
  /** What came up in its stead, to the same address: the connection itself, or another topic. */
  readonly back: Link;
}

/** Topics of a page that are waited for. */
const MOST_TOPICS = 256;

/**
 * Tells of topics of protocols whose clients join each by itself (Phoenix, STOMP, Pusher). Socket.IO's client joins its namespaces
 * again by itself.
 *
 * @param windowMs How long a page has to ask again once it is connected.
 */
export function watchLostTopics(
  { world, on, at }: RuleContext,
  windowMs: number,
  tell: (topic: LostTopic, nowAt: number) => void,
): void {
  const waitingOf = perSession(() => new Set<Gap>());
  const stepOf = perSession(() => ({ at: 0 }));

  on('gap.opened', (gap) => {
    const waiting = waitingOf(gap.session);
    if (gap.reason === 'network' && isHeardTopic(gap.lost) && waiting.size < MOST_TOPICS) waiting.add(gap);
  });
  on('gap.closed', (gap) => void waitingOf(gap.session).delete(gap));
  on('link.requested', (link) => {
    const waiting = waitingOf(link.session);
    for (const gap of waiting) if (gap.channel === channelOf(link)) waiting.delete(gap);
  });
  on('link.up', (link) => {
    for (const gap of waitingOf(link.session)) if (isInstead(link, gap)) look({ gap, back: link }, link.up?.at ?? 0);
  });
  for (const kind of ['ui.click', 'ui.submit', 'ui.press'] as const)
    on(kind, ({ session, at: nowAt }) => {
      stepOf(session).at = nowAt;
    });

  function look(topic: LostTopic, fromAt: number): void {
    const { gap, back } = topic;
    const { session } = gap;
    at(fromAt + windowMs, [session], (nowAt) => {
      const activeSince = world.page.activeSince(session);
      // Of who does not look at it nobody knows what it would show.
      if (!waitingOf(session).has(gap) || back.down !== undefined || activeSince === undefined) return;
      if (nowAt < activeSince + windowMs) return look(topic, activeSince);
      waitingOf(session).delete(gap);
      // Its view may be closed.
      const isLeft = stepOf(session).at >= gap.noticedAt || isPlanned(world.identity, gap, nowAt);
      if (!isLeft && !world.page.isUnloaded(session) && session.isWhole(gap.fromAt, nowAt)) tell(topic, nowAt);
    });
  }
}

/** Of Socket.IO the server gives an id to each connection. */
const isHeardTopic = ({ socket, namespace, received }: Link): boolean =>
  socket.eio === undefined && namespace !== '/' && received !== 0;

const isInstead = (link: Link, { lost }: Gap): boolean =>
  link.socket.address === lost.socket.address && link.socket.number !== lost.socket.number;
