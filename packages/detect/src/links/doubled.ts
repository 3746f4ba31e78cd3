import type { Json } from '@driftscope/records';
import { isJsonObject, keepNewest } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import type { Limit, Threshold } from '../threshold.ts';
import { isSecretName } from './credentials.ts';
import { channelOf, type InboundEvent, type Link, type LinkFacts } from './link.ts';

/** Two connections of one page that serve the same. */
export interface Doubled {
  readonly session: Session;
  readonly older: Link;
  readonly newer: Link;
  readonly at: number;
  /** An event that both brought. Absent: none was seen so far. */
  readonly shared?: { readonly name: string; readonly first: number; readonly second: number; readonly at: number };
}

export interface DoubledFacts {
  readonly 'links.doubled': Doubled;
}

export const HANDOVER: Threshold = {
  name: 'socket.doubled.handoverMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a page may have two: it opens the new one before it closes the old, and development mounts twice.',
};
/** One event reaches both connections within so long. */
const SAME_MS = 2_000;
/** Events remembered of each connection, while there is another. */
const MOST_EVENTS = 100;
/** Connections of one kind that are looked at beside a new one. */
const MOST_LINKS = 8;

interface Pair {
  readonly older: Link;
  readonly newer: Link;
  shared?: Doubled['shared'];
  /** Told, or not to be told. */
  isOver: boolean;
  isDue: boolean;
}

interface PageLinks {
  /** By what they serve. */
  readonly up: Map<string, Set<Link>>;
  readonly pairs: Map<Link, Pair[]>;
  readonly events: Map<Link, Map<string, { readonly at: number; readonly seq: number }>>;
}

/** Finds connections of a page that are up side by side, go to the same place, and ask to be let in as the same. */
export function watchDoubled(bus: Bus<LinkFacts & DoubledFacts>, at: At, limit: Limit): void {
  const handoverMs = limit(HANDOVER);
  const pageOf = perSession<PageLinks>(() => ({ up: new Map(), pairs: new Map(), events: new Map() }));

  bus.on('link.up', (newer) => {
    const { up, pairs } = pageOf(newer.session);
    const key = purposeOf(newer);
    const others = up.get(key) ?? new Set();
    up.set(key, others);
    for (const older of [...others].slice(-MOST_LINKS)) {
      const pair: Pair = { older, newer, isOver: false, isDue: false };
      for (const link of [older, newer]) pairs.set(link, [...(pairs.get(link) ?? []), pair]);
      at((newer.up?.at ?? 0) + handoverMs, [newer.session], (nowAt) => {
        pair.isDue = true;
        judge(pair, nowAt);
      });
    }
    others.add(newer);
  });
  bus.on('link.down', (link) => {
    const { up, pairs, events } = pageOf(link.session);
    const key = purposeOf(link);
    up.get(key)?.delete(link);
    if (up.get(key)?.size === 0) up.delete(key);
    pairs.delete(link);
    events.delete(link);
  });
  bus.on('event.in', (event) => {
    const { link } = event;
    const pairs = pageOf(link.session).pairs.get(link);
    if (pairs === undefined) return;
    const text = JSON.stringify([event.event.name, event.event.args]);
    note(event, text);
    for (const pair of pairs) if (!pair.isOver) compare(pair, event, text);
  });

  function note({ link, at: nowAt, seq }: InboundEvent, text: string): void {
    const { events } = pageOf(link.session);
    const known = events.get(link) ?? new Map();
    events.set(link, known);
    keepNewest(known, text, { at: nowAt, seq }, MOST_EVENTS);
  }

  function compare(pair: Pair, { link, event, at: nowAt, seq }: InboundEvent, text: string): void {
    const other = pair.older === link ? pair.newer : pair.older;
    const twin = pageOf(link.session).events.get(other)?.get(text);
    if (twin === undefined || nowAt - twin.at > SAME_MS) return;
    pair.shared ??= { name: event.name, first: twin.seq, second: seq, at: nowAt };
    if (pair.isDue) judge(pair, nowAt);
  }

  function judge(pair: Pair, nowAt: number): void {
    const { older, newer, shared } = pair;
    const { session } = newer;
    const fromAt = newer.up?.at ?? nowAt;
    if (pair.isOver) return;
    if (isGone(older) || isGone(newer) || !session.isWhole(fromAt, nowAt)) pair.isOver = true;
    // Where nobody asks to be let in, each of two connections may be told what it is for by what the page sends.
    else if (shared !== undefined || newer.request !== undefined) {
      pair.isOver = true;
      bus.tell('links.doubled', { session, older, newer, at: nowAt, ...(shared && { shared }) });
    }
  }
}

const isGone = ({ down, socket }: Link): boolean => down !== undefined || socket.isClosing === true;

/** Where a link goes, with what it asks for and without who asks. */
const purposeOf = (link: Link): string =>
  JSON.stringify([channelOf(link), parametersOf(link.socket.url), openly(link.request?.auth ?? null)]);

/** Parameters of Engine.IO itself, which differ from connection to connection. */
const ownParameters = new Set(['EIO', 'transport', 'sid', 't', 'b64']);

function parametersOf(url: string): readonly (readonly [string, string])[] {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return [...query].filter(([name]) => !ownParameters.has(name) && !isSecretName(name)).toSorted();
}

/** What is not secret in it: a token may have been renewed. */
const openly = (auth: Json): Json =>
  isJsonObject(auth)
    ? Object.fromEntries(
        Object.entries(auth)
          .filter(([name]) => !isSecretName(name))
          .toSorted(),
      )
    : null;
