import { keepNewest } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import { carriesCredential, isEmptied } from '#links/credentials.ts';
import { channelOf, type Link } from '#links/link.ts';
import { nameAtStart, nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { durationText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'auth.anonymous-socket.windowMs',
  unit: 'ms',
  value: 10_000,
  says: 'How far apart the connection and the login may be, and how long the page has to authenticate.',
};

/** Suspects remembered, of all sessions. The oldest is forgotten. */
const MOST_SUSPECTS = 1_000;

/** Addresses of all apps that were shown credentials, remembered. Some apps have one for each room. */
const MOST_CHANNELS = 1_000;

interface Pages {
  /** Links that are up without having said who they are. */
  readonly anonymous: Set<Link>;
  readonly credentials: Set<string>;
}

/** A socket connected before the credentials were there, and stayed nobody's. */
export const authAnonymousSocket: Rule = {
  kind: 'auth.anonymous-socket',
  severity: 'high',
  summary: 'A socket connected without credentials although the user is logged in, and was not authenticated later.',
  advice:
    'Connect only once the credentials are there: `autoConnect: false`, and `socket.connect()` after login. Pass `auth` as a ' +
    'function, so that each attempt asks for the credentials of that moment. Have the server refuse a connection without ' +
    'credentials in a middleware, so that the mistake shows as `connect_error` instead of as events that never come.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const pageOf = perSession<Pages>(() => ({
      anonymous: new Set(),
      credentials: new Set(),
    }));
    const authenticated = new RecentMap<string, true>(MOST_CHANNELS);
    /**
     * Links whose time was up at that instant (epoch ms), but where it is not known yet that the app authenticates its
     * sockets. Another page may show it later, or have shown it before: its records may take longer to come.
     */
    const suspects = new Map<Link, number>();
    const keyOf = (link: Link): string => `${link.session.app}\n${channelOf(link)}`;

    on('link.requested', (link) => {
      const credentials = link.request?.credentials ?? [];
      if (credentials.length === 0) return;
      const page = pageOf(link.session);
      for (const credential of credentials) page.credentials.add(credential);
      authenticated.set(keyOf(link), true);
      for (const [suspect, dueAt] of suspects) {
        if (keyOf(suspect) !== keyOf(link)) continue;
        suspects.delete(suspect);
        tell(suspect, suspect.session === link.session ? (link.request?.at ?? dueAt) : dueAt);
      }
      settle(link);
    });
    on('link.up', (link) => {
      if (link.request === undefined || link.request.credentials.length > 0 || link.up === undefined) return;
      pageOf(link.session).anonymous.add(link);
      if (world.identity.now(link.session).who !== undefined) look(link, link.up.at + windowMs);
    });
    on('identity.known', ({ session, at: knownAt }) => {
      for (const link of pageOf(session).anonymous)
        if (link.up !== undefined && knownAt <= link.up.at + windowMs) look(link, knownAt + windowMs);
    });
    on('link.down', settle);
    on('event.out', ({ link, event }) => {
      const { credentials } = pageOf(link.session);
      if (carriesCredential(event.name, event.args, credentials)) settle(link);
    });

    /** The link is no longer up without a name; nor are the ones it stands in for. */
    function settle(link: Link): void {
      const { anonymous } = pageOf(link.session);
      for (const one of anonymous) if (channelOf(one) === channelOf(link)) anonymous.delete(one);
      for (const one of suspects.keys())
        if (one.session === link.session && channelOf(one) === channelOf(link)) suspects.delete(one);
    }

    function look(link: Link, dueAt: number): void {
      at(dueAt, [link.session], (nowAt) => judge(link, nowAt));
    }

    function judge(link: Link, nowAt: number): void {
      const page = pageOf(link.session);
      if (!page.anonymous.has(link) || world.identity.now(link.session).who === undefined) return;
      if (!link.session.isWhole(link.up?.at ?? nowAt, nowAt)) return;
      // The server knows the user by other means: a cookie of the handshake.
      if (world.server.linkOf(link)?.user !== undefined) return;
      const isMeant = authenticated.has(keyOf(link)) || wasEmptied(link);
      if (isMeant) tell(link, nowAt);
      else suspect(link, nowAt);
    }

    function suspect(link: Link, nowAt: number): void {
      keepNewest(suspects, link, nowAt, MOST_SUSPECTS);
    }

    function tell(link: Link, nowAt: number): void {
      const { session, request, up } = link;
      if (request === undefined || up === undefined) return;
      pageOf(session).anonymous.delete(link);
      const identity = world.identity.now(session);
      const upMs = Math.round(nowAt - up.at);
      const pointer = { session: session.id, seq: request.seq, at: request.at };
      const known = identity.seq > 0 ? { session: session.id, seq: identity.seq } : { session: session.id };
      report({
        session,
        identity,
        key: [link.id],
        place: [link.socket.address.replace(/^[a-z]+:\/\/[^/]*/, ''), link.namespace],
        confidence: 'observed',
        title: `The socket connected without credentials although ${nameOf(identity)} is logged in, and was still anonymous ${durationText(upMs)} later`,
        at: up.at,
        untilAt: nowAt,
        facts: { who: identity.who ?? '', upMs, namespace: link.namespace, emptyAuth: wasEmptied(link) },
        evidence: [
          { ...pointer, role: 'connected' },
          ...('seq' in known
            ? [{ session: session.id, seq: identity.seq, at: Math.max(identity.fromAt, 0), role: 'identity' }]
            : []),
        ],
        witness: [
          { ...pointer, says: 'The socket connected, and sent no credentials.' },
          {
            ...known,
            says: `${nameAtStart(identity)} is logged in on this page.`,
            at: Math.max(identity.fromAt, up.at),
          },
          {
            says: `Up to ${durationText(upMs)} after it connected, no credentials were sent on it.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** The app gave `auth`, and there was nothing in it: it was read before the credentials were there. */
const wasEmptied = ({ request }: Link): boolean => request?.credentials.length === 0 && isEmptied(request.auth);
