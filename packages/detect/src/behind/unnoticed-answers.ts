import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { Session } from '../engine/session.ts';
import type { GapFacts } from '../links/gaps.ts';
import type { MoveFacts } from '../models/told/moves.ts';
import type { StoreFacts } from '../stores/stores.ts';

export interface UnnoticedAnswers {
  /** Whether the record with this `seq` answered what the page asked once a socket was back, and no store has changed since. */
  has(session: Session, seq: number): boolean;
}

/** A page asks so soon after its socket is back for what it missed. */
const RESYNC_MS = 5_000;
/** Answers remembered for each page. */
const MOST_ANSWERS = 16;

/** Remembers what pages were told once they were back and asked, as long as they make nothing of it. */
export function createUnnoticedAnswers(bus: Bus<GapFacts & StoreFacts & MoveFacts>): UnnoticedAnswers {
  const stateOf = perSession(() => ({ backAt: Number.NEGATIVE_INFINITY, unnoticed: [] as number[] }));

  bus.on('gap.closed', ({ session, back }) => {
    if (back !== undefined) stateOf(session).backAt = back.at;
  });
  bus.on('told', ({ session, how, askedAt, seq }) => {
    const { backAt, unnoticed } = stateOf(session);
    if (how !== 'read' || askedAt < backAt || askedAt > backAt + RESYNC_MS) return;
    unnoticed.push(seq);
    if (unnoticed.length > MOST_ANSWERS) unnoticed.shift();
  });
  // Whoever takes notice of an answer changes something, be it only what is shown beside it.
  bus.on('store.changed', ({ session }) => {
    const { unnoticed } = stateOf(session);
    if (unnoticed.length > 0) unnoticed.length = 0;
  });

  return { has: (session, seq) => stateOf(session).unnoticed.includes(seq) };
}
