import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import type { PageModel } from '../models/page/page.ts';

/**
 * Makes a look at a page that waits until things have settled: one for all that comes meanwhile, and none at a page
 * that was left.
 *
 * @returns a function that asks for a look, from now on in `afterMs`.
 */
export function createLaterLook(
  at: At,
  page: PageModel,
  afterMs: number,
  look: (session: Session, nowAt: number) => void,
): (session: Session, nowAt: number) => void {
  const lookOf = perSession(() => ({ isAwaited: false }));
  return (session, nowAt) => {
    const next = lookOf(session);
    if (next.isAwaited) return;
    next.isAwaited = true;
    at(nowAt + afterMs, [session], (dueAt) => {
      next.isAwaited = false;
      if (!page.isUnloaded(session)) look(session, dueAt);
    });
  };
}
