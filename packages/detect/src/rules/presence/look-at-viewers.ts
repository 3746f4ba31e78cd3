import type { Session } from '#engine/session.ts';
import type { Attendee } from '#models/users/attendance.ts';
import type { RuleContext } from '#rule.ts';

/**
 * Looks, at each of these times after a socket has closed, at every page of the app that shows who is there.
 *
 * @param judge - whether it found what it looks for; then the page is not looked at again.
 */
export function lookAtViewers(
  { world, at }: RuleContext,
  gone: Attendee,
  looksMs: readonly number[],
  judge: (viewer: Session, nowAt: number) => boolean,
): void {
  const told = new Set<Session>();
  const { server, left } = gone;
  for (const lookMs of looksMs) {
    at((left?.at ?? gone.at) + lookMs, [server], (dueAt) => {
      for (const viewer of world.presences.viewers(server.app))
        at(dueAt, [server, viewer], (nowAt) => {
          if (!told.has(viewer) && judge(viewer, nowAt)) told.add(viewer);
        });
    });
  }
}
