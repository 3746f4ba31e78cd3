import { perSession } from '../engine/per-session.ts';
import type { Session } from '../engine/session.ts';
import type { Write } from '../models/writes/writes.ts';
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
  const asleepOf = perSession<Fate[]>(() => []);

  const later = (fate: Fate, fromAt = fate.at): void => {
    const { session, link } = fate.write;
    at(fromAt + windowMs, [session], (nowAt) => {
      const activeSince = world.page.activeSince(session);
      const isAway = activeSince === undefined || (link !== undefined && !world.gaps.hasLinkUp(session));
      if (isAway) fallAsleep(fate);
      else if (nowAt < activeSince + windowMs) later(fate, activeSince);
      else judge(fate, nowAt);
    });
  };
  const fallAsleep = (fate: Fate): void => {
    const asleep = asleepOf(fate.write.session);
    asleep.push(fate);
    if (asleep.length > MOST_ASLEEP) asleep.shift();
  };
  const wake = (session: Session, nowAt: number): void => {
    for (const fate of asleepOf(session).splice(0)) later(fate, nowAt);
  };
  on('page.active', ({ session, at: nowAt }) => wake(session, nowAt));
  on('link.up', ({ session, up }) => wake(session, up?.at ?? 0));

  return (fate) => later(fate);
}
