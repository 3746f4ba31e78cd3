import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { isEngineRequest } from './address.ts';

export interface OutageModel {
  /** Epoch ms when last a request of the page was known to be in vain. Minus infinity: none was. */
  lastFailureAt(session: Session): number;
  /** Whether the page's last word from the server of that address is that it was not there. */
  isAway(session: Session, url: string): boolean;
  /** Whether since epoch ms `sinceAt` a request to that host was in vain, or waited for too long, and none was answered. */
  isUnreached(session: Session, url: string, sinceAt: number): boolean;
}

/** Requests without an answer of which the address is remembered, for each page. */
const MOST_OPEN = 1_000;

/** Hosts remembered for each page. */
const MOST_HOSTS = 32;
/** A request that is given up after so long was waited for in vain; one before that may not be wanted any more. */
const IN_VAIN_MS = 3_000;

/** Epoch ms of the last request that was answered, and of the last that was in vain. */
interface Host {
  answeredAt: number;
  vainAt: number;
}

/** What the server says when it cannot serve, or not yet. */
const isRefusal = (status: number): boolean => status >= 500 || status === 401 || status === 429;

/** Follows whether the requests of a page reach their servers: whoever waits for one may ask for it by another way than the socket. */
export function createOutageModel(bus: Bus<RecordFacts>): OutageModel {
  const openOf = perSession(() => new RecentMap<number, string>(MOST_OPEN));
  const lastOf = perSession((): { at: number; awayUrl: string | undefined } => ({
    at: Number.NEGATIVE_INFINITY,
    awayUrl: undefined,
  }));
  const hostsOf = perSession(() => new RecentMap<string, Host>(MOST_HOSTS));

  function hostFor(session: Session, url = ''): Host {
    const name = hostOf(url) ?? '';
    const known = hostsOf(session).get(name);
    if (known !== undefined) return known;
    const host = { answeredAt: Number.NEGATIVE_INFINITY, vainAt: Number.NEGATIVE_INFINITY };
    hostsOf(session).set(name, host);
    return host;
  }

  bus.on('http.request', ({ session, record }) => {
    // Those of Socket.IO's polling are the link itself.
    if (!isEngineRequest(record.url)) openOf(session).set(record.request, record.url);
  });
  bus.on('http.failure', ({ session, record, at }) => {
    const last = lastOf(session);
    const url = openOf(session).get(record.request);
    last.at = at;
    last.awayUrl = record.reason === 'network' ? url : undefined;
    if (record.reason === 'network' || record.durationMs >= IN_VAIN_MS) hostFor(session, url).vainAt = at;
  });
  bus.on('http.response', ({ session, record, at }) => {
    const last = lastOf(session);
    // It was in vain up to now, and what follows from the answer takes a moment.
    if (isRefusal(record.status) || last.awayUrl !== undefined) last.at = at;
    last.awayUrl = undefined;
    hostFor(session, openOf(session).get(record.request)).answeredAt = at;
  });

  return {
    lastFailureAt: (session) => lastOf(session).at,
    isAway: (session, url) => {
      const { awayUrl } = lastOf(session);
      return awayUrl !== undefined && hostOf(awayUrl) === hostOf(url);
    },
    isUnreached(session, url, sinceAt) {
      const { answeredAt, vainAt } = hostFor(session, url);
      return vainAt >= sinceAt && answeredAt < sinceAt;
    },
  };
}

const hostOf = (url: string): string | undefined => /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1];
