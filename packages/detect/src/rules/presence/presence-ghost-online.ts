import type { Session } from '#engine/session.ts';
import type { Attendee } from '#models/users/attendance.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { durationText } from '../wording.ts';
import { lookAtViewers } from './look-at-viewers.ts';
import { isWatching, presenceFinding } from './presence-finding.ts';

const GONE: Threshold = {
  name: 'presence.ghost-online.goneMs',
  unit: 'ms',
  value: 45_000,
  says: 'How long a user must be gone: who is away for less may come back at once.',
};
/** When the pages are looked at again after that. */
const LATER_MS = [0, 15_000, 75_000];

/** How long a page may show what was. */
const SETTLE_MS = 2_000;

/** A user is shown as there who is gone. */
export const presenceGhostOnline: Rule = {
  kind: 'presence.ghost-online',
  severity: 'medium',
  summary: 'A user is shown online over 45 s after the last socket of that user closed.',
  advice:
    'Read who is there anew at every connect, and let it take the place of what the store has instead of adding to it. On the server ' +
    'let presence expire where no socket renews it, so that a crash leaves no ghosts.',
  thresholds: [GONE],
  watch(context) {
    const { world, on, report } = context;
    const goneMs = context.limit(GONE);
    const looksMs = LATER_MS.map((laterMs) => goneMs + laterMs);
    on('user.left', (gone) => {
      if (isBack(gone)) return;
      lookAtViewers(context, gone, looksMs, (viewer, nowAt) => judge(gone, viewer, nowAt));
    });

    /** Whether the user has another socket, or had one since. */
    function isBack({ server, user, left }: Attendee): boolean {
      const last = world.attendance.lastLeft(server.app, user);
      return (
        world.attendance.live(server.app, user).length > 0 || last?.left?.seq !== left?.seq || last?.server !== server
      );
    }

    function judge(gone: Attendee, viewer: Session, nowAt: number): boolean {
      const closedAt = gone.left?.at ?? gone.at;
      if (isBack(gone) || !isWatching(world, viewer, nowAt, nowAt)) return false;
      const presences = world.presences.of(viewer, gone.user);
      const presence = presences.find((one) => one.isOnline && one.isOfSockets && nowAt - one.at >= SETTLE_MS);
      if (presence === undefined) return false;
      report(
        presenceFinding(world, {
          viewer,
          presence,
          gone,
          nowAt,
          truth: `though the last socket of that user closed ${durationText(nowAt - closedAt)} ago`,
          evidence: [],
          witness: [
            {
              says: `It was the last one, and none has been opened in the ${durationText(nowAt - closedAt)} since.`,
              session: gone.server.id,
              at: nowAt,
            },
          ],
        }),
      );
      return true;
    }
  },
};
