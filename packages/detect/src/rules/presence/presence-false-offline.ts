import type { Session } from '#engine/session.ts';
import type { Attendee } from '#models/users/attendance.ts';
import type { Presence } from '#models/users/presences.ts';
import type { Rule } from '#rule.ts';
import { durationText } from '../wording.ts';
import { lookAtViewers } from './look-at-viewers.ts';
import { isWatching, presenceFinding } from './presence-finding.ts';

/** How long a page may show what was. */
const SETTLE_MS = 2_000;
/** A user is shown offline because of a socket that closed, if it is so soon after: some servers wait whether it comes back. */
const CAUSE_MS = 10_000;
/** When the pages are looked at, after a socket has closed. */
const LOOKS_MS = [2_500, 6_000, 12_500];
/** By how much clocks may differ. */
const CLOCKS_MS = 500;

/** One of a user's sockets closed, and the user is shown as gone. */
export const presenceFalseOffline: Rule = {
  kind: 'presence.false-offline',
  severity: 'medium',
  summary: 'A user is shown offline while the server holds another live socket of that user.',
  advice:
    'Count presence over all sockets of a user: one room for each user, offline only when that room is empty, and after a short ' +
    'grace for those who reconnect. Tell users, not devices; or keep the devices of each user apart in the store.',
  watch(context) {
    const { world, on, report } = context;
    on('user.left', (gone) => {
      if (stayed(gone, Number.POSITIVE_INFINITY) === undefined) return;
      lookAtViewers(context, gone, LOOKS_MS, (viewer, nowAt) => judge(gone, viewer, nowAt));
    });

    /** A socket of the same user that is where the other one was, and has been for a moment. */
    function stayed({ server, user, namespace, rooms }: Attendee, nowAt: number): Attendee | undefined {
      return world.attendance
        .live(server.app, user)
        .find(
          (other) =>
            other.server === server &&
            other.namespace === namespace &&
            nowAt - other.at >= SETTLE_MS &&
            [...rooms].every((room) => other.rooms.has(room)),
        );
    }

    function judge(gone: Attendee, viewer: Session, nowAt: number): boolean {
      const stay = stayed(gone, nowAt);
      const closedAt = gone.left?.at ?? gone.at;
      if (stay === undefined || !isWatching(world, viewer, closedAt, nowAt)) return false;
      const presences = world.presences.of(viewer, gone.user);
      const presence = presences.find((one) => isGoneBecause(one, closedAt) && nowAt - one.at >= SETTLE_MS);
      if (presence === undefined) return false;
      const sinceText = durationText(nowAt - stay.at);
      const held = { session: stay.server.id, seq: stay.seq, at: stay.at };
      report(
        presenceFinding(world, {
          viewer,
          presence,
          gone,
          nowAt,
          truth: `though the server has held another socket of that user for ${sinceText}`,
          evidence: [{ ...held, role: 'held' }],
          witness: [{ ...held, says: `Another one of ${presence.subject} has been open for ${sinceText}.` }],
        }),
      );
      return true;
    }
  },
};

/** Whether the page turned the user offline just after the socket had closed. */
const isGoneBecause = ({ isOnline, isTurned, at }: Presence, closedAt: number): boolean =>
  !isOnline && isTurned && at >= closedAt - CLOCKS_MS && at <= closedAt + CAUSE_MS;
