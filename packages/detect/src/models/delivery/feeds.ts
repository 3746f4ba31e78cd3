import { isDevelopmentSocket } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import type { LinkFacts } from '#links/link.ts';
import type { PollFacts } from '../reads/polls.ts';
import type { RequestFacts } from '../requests/requests.ts';

export interface FeedModel {
  /** Whether the page ever had a way to be told of changes without asking: a socket, a stream, or another tab that tells. */
  isPushed(session: Session): boolean;
  /** Whether a timer of the page asks the server again and again, and its last asking is no further back than usual. */
  isPolled(session: Session, nowAt: number): boolean;
  /** Whether the page asked the server for anything at or after epoch ms `sinceAt`. */
  hasAskedSince(session: Session, sinceAt: number): boolean;
}

interface Feed {
  isPushed: boolean;
  lastAskAt: number;
  /** The last asking of a timer, and what it waited before. */
  pollAt: number;
  pollGapMs: number;
}

/** How late the next asking may be, against the wait before it. */
const LATE = 1.5;

/** Knows by which ways the server's changes come to a page. */
export function createFeedModel(bus: Bus<RecordFacts & LinkFacts & RequestFacts & PollFacts>): FeedModel {
  const never = Number.NEGATIVE_INFINITY;
  const feedOf = perSession<Feed>(() => ({ isPushed: false, lastAskAt: never, pollAt: never, pollGapMs: 0 }));
  const pushed = ({ session }: { readonly session: Session }): void => {
    feedOf(session).isPushed = true;
  };

  bus.on('socket.attempt', ({ session, record }) => {
    if (!isDevelopmentSocket(record.url, record.protocols)) pushed({ session });
  });
  bus.on('socket.found', pushed);
  bus.on('stream.attempt', pushed);
  bus.on('link.up', pushed);
  bus.on('channel.message', pushed);
  bus.on('request.asked', ({ session, isWrite, at }) => {
    if (!isWrite) feedOf(session).lastAskAt = at;
  });
  bus.on('poll.asked', ({ poll, gapMs, isByTimer, request }) => {
    if (isByTimer) Object.assign(feedOf(poll.session), { pollAt: request.at, pollGapMs: gapMs });
  });

  return {
    isPushed: (session) => feedOf(session).isPushed,
    isPolled(session, nowAt) {
      const { pollAt, pollGapMs } = feedOf(session);
      return nowAt - pollAt <= LATE * pollGapMs;
    },
    hasAskedSince: (session, sinceAt) => feedOf(session).lastAskAt >= sinceAt,
  };
}
