import type { Session } from '../engine/session.ts';
import type { Write } from '../models/writes.ts';
import type { RuleContext } from '../rule.ts';

/** What became of a write on the server, or did not. */
export interface WriteFate {
  readonly write: Write;
  /** Epoch ms since when the app could know. */
  readonly at: number;
}

/** Fates that wait for their page to be online and seen again, for each page. */
const MOST_ASLEEP = 64;

/**
 * Judges writes once the app had `windowMs` to do something about them, and not while the page is away or its socket is down: what it
 * will do then is not known yet.
 *
 * @returns asks for a judgement.
 */
export function judgeWhenSeen<Fate extends WriteFate>(
  { world, on, at }: RuleContext,
  windowMs: number,
  judge: (fate: Fate, nowAt: number) => void,
): (fate: Fate) => void {
  const asleep = new Map<Session, Fate[]>();

  const later = (fate: Fate, fromAt = fate.at): void => {
    const { session, link } = fate.write;
    at(fromAt + windowMs, [session], (nowAt) => {
      const activeSince = world.page.activeSince(session);
      const isAway = activeSince === undefined || (link !== undefined && !world.gaps.hasLinkUp(session));
      if (isAway) asleep.set(session, [...(asleep.get(session) ?? []).slice(-MOST_ASLEEP), fate]);
      else if (nowAt < activeSince + windowMs) later(fate, activeSince);
      else judge(fate, nowAt);
    });
  };
  const wake = (session: Session, nowAt: number): void => {
    const woken = asleep.get(session) ?? [];
    asleep.delete(session);
    for (const fate of woken) later(fate, nowAt);
  };
  on('page.active', ({ session, at: nowAt }) => wake(session, nowAt));
  on('link.up', ({ session, up }) => wake(session, up?.at ?? 0));

  return (fate) => later(fate);
}
