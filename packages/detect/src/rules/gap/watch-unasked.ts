import { perSession } from '#engine/per-session.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import type { InboundEvent } from '#links/link.ts';
import { namesScope } from '#models/delivery/interests.ts';
import type { Opening } from '#models/delivery/openings.ts';
import type { RuleContext } from '#rule.ts';

/** What a page named when its socket opened, and did not when it opened again, while another page is sent events of it. */
export interface Unasked {
  readonly gap: Gap;
  readonly back: NonNullable<Gap['back']>;
  readonly opening: Opening;
  /** What came to a page that had asked, after the socket was back. */
  readonly elsewhere: InboundEvent;
}

interface Waiting extends Omit<Unasked, 'elsewhere'> {
  elsewhere?: InboundEvent;
  /** Events of the page that were searched for it. */
  looks: number;
}

/** Scopes of all pages that are listened for. */
const MOST_WAITING = 256;
/** Events of a page that are searched for one: later nothing is said of it. */
const MOST_LOOKS = 500;
/** Clocks of two machines differ: what another page was sent so soon after the socket was back may have been sent before. */
const EDGE_MS = 500;

/**
 * Tells of what was asked for by words that do not say so, as `{ op: 2, d: { city: 'lyon' } }`: that it is a subscription is shown by another
 * page that asked so, and is sent by the same socket what the first one is not sent any more.
 *
 * @param windowMs How long after the other page it may reach this one, or be asked for.
 */
export function watchUnasked(
  { world, on, at }: RuleContext,
  windowMs: number,
  tell: (unasked: Unasked, nowAt: number) => void,
): void {
  const waiting = new Set<Waiting>();
  const stepOf = perSession(() => ({ at: 0 }));

  for (const kind of ['ui.click', 'ui.submit', 'ui.press'] as const)
    on(kind, ({ session, at: nowAt }) => {
      stepOf(session).at = nowAt;
    });
  on('gap.closed', (gap) => {
    const { lost, back } = gap;
    if (back === undefined || back.recovered || gap.reason !== 'network') return;
    const known = new Set(world.interests.of(lost).map(({ scope }) => scope));
    for (const opening of world.openings.heardOf(lost))
      if (!known.has(opening.scope) && waiting.size < MOST_WAITING) waiting.add({ gap, back, opening, looks: 0 });
  });
  on('event.in', (event) => {
    for (const one of waiting) hear(one, event);
  });

  function hear(one: Waiting, event: InboundEvent): void {
    const { session } = event.link;
    const { gap, back, opening } = one;
    if (back.link.down !== undefined || gap.session.isForgotten) waiting.delete(one);
    else if (session === gap.session) {
      const isServed = namesScope(JSON.stringify(event.event.args), opening.scope);
      if (isServed || ++one.looks > MOST_LOOKS) waiting.delete(one);
    } else if (one.elsewhere === undefined && isOfScope(one, event)) {
      one.elsewhere = event;
      at(event.at + windowMs, [gap.session, session], (nowAt) => judge({ ...one, elsewhere: event }, one, nowAt));
    }
  }

  function isOfScope(
    { gap, back, opening }: Waiting,
    { link, event: { name, args }, at: cameAt }: InboundEvent,
  ): boolean {
    return (
      link.session.app === gap.session.app &&
      link.socket.address === gap.lost.socket.address &&
      cameAt > back.at + EDGE_MS &&
      opening.heard.has(name) &&
      namesScope(JSON.stringify(args), opening.scope) &&
      world.openings.isSentOf(link, opening.scope, { name, at: cameAt })
    );
  }

  function judge(unasked: Unasked, one: Waiting, nowAt: number): void {
    if (!waiting.delete(one)) return;
    const { gap, back, opening, elsewhere } = unasked;
    const { session, lost } = gap;
    const activeSince = world.page.activeSince(session);
    const isLookedAt = activeSince !== undefined && activeSince <= elsewhere.at;
    // Its view may be closed.
    const isLeft = stepOf(session).at >= gap.noticedAt || isPlanned(world.identity, gap, nowAt);
    const isAlive = back.link.down === undefined && back.link.socket.lastInAt > back.at;
    if (!isLookedAt || isLeft || !isAlive || world.page.isUnloaded(session)) return;
    const said = JSON.stringify([back.link.request?.auth ?? null, back.link.socket.url]);
    const isAsked = said.includes(opening.scope) || world.interests.lastNaming(back.link, opening.scope) !== undefined;
    if (isAsked || world.openings.saysOtherwise(back.link, lost) || !session.isWhole(opening.at, nowAt)) return;
    tell(unasked, nowAt);
  }
}
