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
}

/** Requests without an answer of which the address is remembered, for each page. */
const MOST_OPEN = 1_000;

/** What the server says when it cannot serve, or not yet. */
const isRefusal = (status: number): boolean => status >= 500 || status === 401 || status === 429;

/** Follows whether the requests of a page reach their servers: whoever waits for one may ask for it by another way than the socket. */
export function createOutageModel(bus: Bus<RecordFacts>): OutageModel {
  const openOf = perSession(() => new RecentMap<number, string>(MOST_OPEN));
  const lastOf = perSession((): { at: number; awayUrl: string | undefined } => ({
    at: Number.NEGATIVE_INFINITY,
    awayUrl: undefined,
  }));

  bus.on('http.request', ({ session, record }) => {
    // Those of Socket.IO's polling are the link itself.
    if (!isEngineRequest(record.url)) openOf(session).set(record.request, record.url);
  });
  bus.on('http.failure', ({ session, record, at }) => {
    const last = lastOf(session);
    last.at = at;
    last.awayUrl = record.reason === 'network' ? openOf(session).get(record.request) : undefined;
  });
  bus.on('http.response', ({ session, record, at }) => {
    const last = lastOf(session);
    // It was in vain up to now, and what follows from the answer takes a moment.
    if (isRefusal(record.status) || last.awayUrl !== undefined) last.at = at;
    last.awayUrl = undefined;
  });

  return {
    lastFailureAt: (session) => lastOf(session).at,
    isAway: (session, url) => {
      const { awayUrl } = lastOf(session);
      return awayUrl !== undefined && hostOf(awayUrl) === hostOf(url);
    },
  };
}

const hostOf = (url: string): string | undefined => /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1];
