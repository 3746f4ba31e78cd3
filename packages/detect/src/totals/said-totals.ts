import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import { isForAttention } from '../entities/count-name.ts';
import type { LinkFacts } from '../links/link.ts';
import type { PageModel } from '../models/page/page.ts';
import type { ReadFacts } from '../models/reads/reads.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import { type FoundTotal, findTotals } from './find-totals.ts';
import type { HeldTotals, Placed } from './held-totals.ts';
import { isUserWriting } from './is-user-writing.ts';
import { isOwnLength } from './item-count.ts';

/** A total of the server, and where it said so. */
export interface SaidTotal {
  readonly session: Session;
  /** Name of the event, or the question that was answered. */
  readonly line: string;
  readonly field: string;
  readonly value: number;
  readonly askedAt: number;
  readonly at: number;
  readonly seq: number;
}

/** The server said how many there are, and the number in a store that had gone along with it does not. */
export interface TotalBehind {
  readonly said: SaidTotal;
  readonly total: Placed<FoundTotal>;
  readonly at: number;
}

export interface TotalFacts {
  readonly 'total.behind': TotalBehind;
}

interface Asks {
  readonly totals: HeldTotals;
  readonly writes: WriteModel;
  readonly page: PageModel;
}

/** How long a store has to take over what the server said. */
const SETTLE_MS = 2_000;
/** Servers may count late what they have told already: a number that the page changed so shortly before it asked may know more. */
const RECENT_MS = 10_000;
/** Different numbers that a store took over from one source: less is chance. */
const LEAST_AGREED = 2;
/** Totals of the server, and of stores, remembered for each page. */
const MOST_SAID = 400;
const MOST_HELD = 400;

/** A number in a store. */
interface Held {
  value: number;
  /** Epoch ms when it was first seen with this value. */
  since: number;
  /** Whose number it shows: of several questions that fill one place, the one that did so last. */
  shows?: string;
}

/** Compares the numbers that the server says beside its lists, or alone, with those in stores that went along with them. */
export function watchSaidTotals(
  bus: Bus<LinkFacts & ReadFacts & TotalFacts>,
  at: At,
  { totals: inStores, writes, page }: Asks,
): void {
  const latestOf = perSession(() => new RecentMap<string, SaidTotal>(MOST_SAID));
  const agreedOf = perSession(() => new RecentMap<string, Set<number>>(MOST_SAID));
  const heldOf = perSession(() => new RecentMap<string, Held>(MOST_HELD));

  bus.on('read', ({ session, content, line, isWrite, startedAt: askedAt, at: saidAt, seq }) => {
    if (content !== undefined && !isWrite) hear(content.body, { session, line, askedAt, at: saidAt, seq });
  });
  bus.on('event.in', ({ link, event, at: saidAt, seq }) => {
    for (const arg of event.args)
      hear(arg, { session: link.session, line: event.name, askedAt: saidAt, at: saidAt, seq });
  });

  function hear(payload: Json, source: Omit<SaidTotal, 'field' | 'value'>): void {
    const totals = findTotals(payload);
    if (totals.length === 0) return;
    // How it is before the page does anything with it.
    heldNow(source.session, source.at);
    for (const total of totals) {
      const key = [source.line, total.path, scopeOf(total.owner)].join('\n');
      const said: SaidTotal = { ...source, field: total.path, value: total.value };
      latestOf(source.session).set(key, said);
      at(source.at + SETTLE_MS, [source.session], (nowAt) => {
        if (latestOf(source.session).get(key) === said) look(said, total.thing, key, nowAt);
      });
    }
  }

  function look(said: SaidTotal, thing: string, key: string, nowAt: number): void {
    const { session } = said;
    if (page.isUnloaded(session) || !session.isWhole(said.askedAt, nowAt)) return;
    for (const [total, held] of heldNow(session, nowAt))
      if (total.thing === thing) compare(said, key, total, held, nowAt);
  }

  function compare(said: SaidTotal, key: string, total: Placed<FoundTotal>, held: Held, nowAt: number): void {
    const agreed = agreedFor(said.session, `${key}\n${placeKey(total)}`);
    if (total.value === said.value) {
      if (agreed.size < LEAST_AGREED) agreed.add(said.value);
      held.shows = key;
    } else if (agreed.size >= LEAST_AGREED && held.shows === key && isBehind(said, total, held, nowAt))
      bus.tell('total.behind', { said, total, at: nowAt });
  }

  function isBehind(
    { session, askedAt, value }: SaidTotal,
    total: Placed<FoundTotal>,
    held: Held,
    nowAt: number,
  ): boolean {
    const isSeen = total.value === 0 && isForAttention(total.thing);
    const isCapped = /^99+$/.test(String(value)) && total.value > value;
    const isSettled = held.since <= askedAt - RECENT_MS && !isUserWriting(writes, session, askedAt, nowAt);
    return isSettled && !isSeen && !isCapped && !isOwnLength(total);
  }

  /** The numbers in the page's stores, with since when they are so. */
  function heldNow(session: Session, nowAt: number): readonly (readonly [Placed<FoundTotal>, Held])[] {
    const all = heldOf(session);
    return inStores.of(session).map((total) => {
      const key = placeKey(total);
      const held = all.get(key) ?? { value: total.value, since: nowAt };
      all.set(key, held);
      if (held.value !== total.value) Object.assign(held, { value: total.value, since: nowAt });
      return [total, held] as const;
    });
  }

  function agreedFor(session: Session, key: string): Set<number> {
    const known = agreedOf(session).get(key) ?? new Set<number>();
    agreedOf(session).set(key, known);
    return known;
  }
}

const placeKey = ({ store, path }: Placed<FoundTotal>): string => `${store.number} ${path}`;

/** What a payload says that the number is of: of another room, or under another filter, it is another number. */
const scopeOf = (owner: JsonObject): string =>
  JSON.stringify(Object.entries(owner).filter(([, value]) => typeof value === 'string'));
