import type { IdentityChange } from '#models/users/identity.ts';
import type { RuleContext } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { unlessReloaded } from '../unless-reloaded.ts';

export const LOGOUT_WINDOW: Threshold = {
  name: 'logout.windowMs',
  unit: 'ms',
  value: 2_000,
  says: "How long a page has to clear what was the user's.",
};

/**
 * Has each logout judged once its page had time to clear up, and tells what was found unless the page is loaded anew. Nothing
 * is judged where the same user is back, or the page is gone.
 *
 * @param find what is left of the user.
 */
export function watchLogouts<Found>(
  { world, on, at, limit }: RuleContext,
  find: (change: IdentityChange, nowAt: number) => readonly Found[],
  tell: (change: IdentityChange, nowAt: number, found: readonly Found[]) => void,
): void {
  const windowMs = limit(LOGOUT_WINDOW);
  on('identity.changed', (change) => {
    const { session, from, to } = change;
    if (from.who === undefined || to.who !== undefined) return;
    at(change.at + windowMs, [session], (nowAt) => {
      if (world.identity.now(session).who === from.who || world.page.isUnloaded(session)) return;
      const found = find(change, nowAt);
      if (found.length > 0) unlessReloaded(world, at, change, nowAt, () => tell(change, nowAt, found));
    });
  });
}
