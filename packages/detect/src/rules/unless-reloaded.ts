import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import type { World } from '../models/world.ts';

/** How long a server may take to answer a page that loads anew. */
const RELOAD_MS = 3_000;

/** Many apps load the page anew at a change of user, and all that was in memory goes with it: then there is nothing to tell. */
export function unlessReloaded(
  { page }: World,
  at: At,
  { session }: { readonly session: Session },
  nowAt: number,
  tell: () => void,
) {
  at(nowAt + RELOAD_MS, [session], () => {
    if (!page.isUnloaded(session)) tell();
  });
}
