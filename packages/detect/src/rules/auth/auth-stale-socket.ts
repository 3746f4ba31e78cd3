import { perSession } from '#engine/per-session.ts';
import { carriesCredential } from '#links/credentials.ts';
import type { InboundEvent, Link } from '#links/link.ts';
import { type Epoch, nameAtStart, nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { unlessReloaded } from '../unless-reloaded.ts';
import { durationText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'auth.stale-socket.windowMs',
  unit: 'ms',
  value: 2_000,
  says: "How long a page has to close a former user's socket.",
};

/** A link that was let in as somebody who is not logged in any more. */
interface Stale {
  readonly former: Epoch;
  /** When it should have been closed. */
  readonly sinceAt: number;
  /** The record of the logout, or of the connection with credentials of the past. */
  readonly seq: number;
  readonly isTold: boolean;
}

/** A user left, and the socket that was opened with their credentials goes on receiving. */
export const authStaleSocket: Rule = {
  kind: 'auth.stale-socket',
  severity: 'critical',
  summary:
    "A socket with the former user's credentials is still up after a logout or a change of user, and receives events.",
  advice:
    'Disconnect the socket at logout, before anything else, and connect anew after the next login. Pass `auth` as a function, so that ' +
    'each attempt asks for the credentials of that moment. Have the server end the sockets of a session when the session ends: ' +
    '`io.in(sessionRoom).disconnectSockets()`.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const upOf = perSession(() => new Set<Link>());
    const staleOf = perSession(() => new Map<Link, Stale>());

    on('link.up', (link) => {
      upOf(link.session).add(link);
      const former = world.secrets.ownerOf(link);
      if (former?.who === undefined || former.who === world.identity.now(link.session).who || link.up === undefined)
        return;
      suspect(link, { former, sinceAt: link.up.at, seq: link.request?.seq ?? link.up.seq, isTold: false });
    });
    on('link.down', settle);
    on('identity.changed', ({ session, from, at: changedAt, seq }) => {
      for (const [link, { former }] of staleOf(session))
        if (former.who === world.identity.now(session).who) staleOf(session).delete(link);
      if (from.who === undefined) return;
      for (const link of upOf(session)) {
        if (staleOf(session).has(link) || world.secrets.ownerOf(link)?.who !== from.who) continue;
        suspect(link, { former: from, sinceAt: changedAt, seq, isTold: false });
      }
    });
    on('event.out', ({ link, event }) => {
      const isStale = staleOf(link.session).has(link);
      // The page may tell on the socket itself who it is now, or that the user is gone.
      if (isStale && (isFarewell.test(event.name) || carriesCredential(event.name, event.args, noneKnown)))
        settle(link);
    });
    on('event.in', (event) => {
      const { link } = event;
      const stale = staleOf(link.session).get(link);
      if (stale === undefined || stale.isTold || event.at < stale.sinceAt + windowMs) return;
      staleOf(link.session).set(link, { ...stale, isTold: true });
      if (!link.session.isWhole(stale.sinceAt, event.at)) return;
      unlessReloaded(world, at, link, event.at, () => tell(event, stale));
    });

    function suspect(link: Link, stale: Stale): void {
      staleOf(link.session).set(link, stale);
    }

    function settle(link: Link): void {
      upOf(link.session).delete(link);
      staleOf(link.session).delete(link);
    }

    function tell({ link, event, at: eventAt, seq }: InboundEvent, { former, sinceAt, seq: sinceSeq }: Stale): void {
      const { session, request } = link;
      const now = world.identity.ofSeq(session, seq);
      const lateMs = Math.round(eventAt - sinceAt);
      const isProven = world.server.linkOf(link)?.user !== undefined;
      const opened = request && { session: session.id, seq: request.seq, at: request.at };
      const received = { session: session.id, seq, at: eventAt };
      report({
        session,
        identity: now,
        key: [link.id],
        place: [link.socket.address.replace(/^[a-z]+:\/\/[^/]*/, ''), link.namespace],
        confidence: isProven ? 'proven' : 'observed',
        title: `${durationText(lateMs)} after ${nameOf(former)} ${now.who === undefined ? 'logged out' : `was followed by ${nameOf(now)}`}, a socket with the credentials of ${nameOf(former)} still received ${event.name}`,
        at: sinceAt,
        untilAt: eventAt,
        facts: { former: former.who ?? '', who: now.who ?? '', lateMs, event: event.name, namespace: link.namespace },
        evidence: [
          ...(opened === undefined ? [] : [{ ...opened, role: 'connected' }]),
          ...(sinceSeq === request?.seq ? [] : [{ session: session.id, seq: sinceSeq, at: sinceAt, role: 'logout' }]),
          { ...received, role: 'received' },
        ],
        witness: [
          ...(opened === undefined
            ? []
            : [{ ...opened, says: `The socket connected with the credentials of ${nameOf(former)}.` }]),
          {
            says: now.who === undefined ? 'Nobody is logged in any more.' : `${nameAtStart(now)} is on the page now.`,
            session: session.id,
            at: sinceAt,
          },
          { ...received, says: `${durationText(lateMs)} later the socket was up, and received ${event.name}.` },
        ],
      });
    }
  },
};

const noneKnown: ReadonlySet<string> = new Set();

/** How pages say on a socket that the user is gone. */
const isFarewell = /(log|sign)[-_:]?(out|off)|de-?auth|un-?auth|session[-_:]?end/i;
