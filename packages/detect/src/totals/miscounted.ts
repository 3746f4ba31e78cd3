import type { JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import { isForAttention } from '../entities/count-name.ts';
import { idOf } from '../entities/entity-id.ts';
import type { LinkFacts } from '../links/link.ts';
import type { ArrivalFacts, ArrivalModel } from '../models/commits/arrivals.ts';
import type { PageModel } from '../models/page/page.ts';
import type { ReadFacts } from '../models/reads/reads.ts';
import type { DeletionFacts } from '../models/told/deletions.ts';
import type { MoveModel } from '../models/told/moves.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import { isMarked } from '../stores/is-marked.ts';
import { isTombstone } from '../stores/is-tombstone.ts';
import type { StoreFacts, StoreModel } from '../stores/stores.ts';
import { type HeldTotals, heldLists } from './held-totals.ts';
import { isUserWriting } from './is-user-writing.ts';
import { type ItemCount, waysToCount } from './item-count.ts';
import { createLaterLook } from './later-look.ts';
import { addAgreed, createPairs, isEvident, isProven, type Pair, type Paired, settle } from './pairs.ts';
import { createTakenOff, type Taker } from './taken-off.ts';

/** A list went along with what an event brought or took off, and the number that had counted it did not. */
export interface Miscounted extends Paired {
  readonly session: Session;
  /** How it counts: `all`, or `read is false`. */
  readonly what: string;
  /** How many there are. */
  readonly counted: number;
  /** They had agreed in one number alone. */
  readonly isOnce: boolean;
  /** The last event that brought one of those which the number does not count, or took off one which it still does. */
  readonly event: Pick<Taker, 'name' | 'at' | 'seq'>;
  readonly at: number;
}

export interface MiscountedFacts {
  readonly 'total.miscounted': Miscounted;
}

type Way = Required<Pick<ItemCount, 'isCounted'>> & { readonly isByState: boolean };

interface Asks {
  readonly stores: StoreModel;
  readonly totals: HeldTotals;
  readonly arrivals: ArrivalModel;
  readonly writes: WriteModel;
  readonly page: PageModel;
  readonly moves: MoveModel;
}

/** How long an app has to count what came and went. */
const SETTLE_MS = 2_000;
/** Pairs of a total and a way to count remembered for each page. */
const MOST_PAIRS = 400;

/**
 * Finds lists that hold more than the number beside them says, by what came in an event; or less, by what an event took off. Otherwise less
 * says nothing: a list may be one page of many, or what a filter left of it.
 */
export function watchMiscounted(
  bus: Bus<LinkFacts & DeletionFacts & StoreFacts & ArrivalFacts & ReadFacts & MiscountedFacts>,
  at: At,
  { stores, totals: held, arrivals, writes, page, moves }: Asks,
): void {
  const pairOf = createPairs(MOST_PAIRS);
  const lookSoon = createLaterLook(at, page, SETTLE_MS, look);
  /** Pages whose numbers were not looked at since they last read. */
  const unseen = perSession(() => ({ yes: false }));
  const takenOff = createTakenOff(bus, { stores, arrivals }, ({ session, at: takenAt }) => {
    // How it was is seen only before what was told just now is shown.
    if (unseen(session).yes) look(session, takenAt);
    lookSoon(session, takenAt);
  });

  bus.on('arrival.stored', ({ change }) => lookSoon(change.session, change.at));
  bus.on('read', ({ session, at: readAt }) => {
    unseen(session).yes = true;
    lookSoon(session, readAt);
  });

  function look(session: Session, nowAt: number): void {
    unseen(session).yes = false;
    const totals = held.of(session);
    // Most apps keep none: then no list is looked through.
    if (totals.length === 0) return;
    const lists = heldLists(stores, session);
    for (const total of totals) for (const list of lists) compare(session, { total, list }, nowAt);
  }

  function compare(session: Session, paired: Paired, nowAt: number): void {
    const { total, list } = paired;
    for (const { what, isCounted, isByState = false } of waysToCount(total, list)) {
      const counted = countThings(session, list.items, isCounted);
      const pair = pairOf(session, paired, what);
      if (counted === total.value) {
        addAgreed(pair, counted);
        settle(pair, counted, nowAt);
      } else if (isProven(pair, paired) || isEvident(pair, paired)) {
        const isOnce = !isProven(pair, paired);
        judge(session, pair, { session, total, list, what, counted, isOnce, at: nowAt }, { isCounted, isByState });
      } else pair.agreed.clear();
    }
  }

  function judge(session: Session, pair: Pair, found: Omit<Miscounted, 'event'>, way: Way): void {
    const { total, counted, at: nowAt } = found;
    const isSeen = total.value === 0 && isForAttention(total.thing);
    const events = total.value === pair.last && !isSeen ? eventsFor(session, pair, found, way) : [];
    const [event] = events.toSorted((a, b) => b.at - a.at);
    if (event === undefined || events.length < Math.abs(counted - total.value) || pair.told === total.value) {
      delete pair.wrongSince;
      return;
    }
    pair.wrongSince ??= nowAt;
    if (nowAt - pair.wrongSince < SETTLE_MS || isUserWriting(writes, session, pair.agreedAt, nowAt)) {
      lookSoon(session, nowAt);
      return;
    }
    if (!session.isWhole(pair.agreedAt, nowAt)) return;
    pair.told = total.value;
    bus.tell('total.miscounted', { ...found, event });
  }

  /** The events since it agreed that brought items, where there are more now, or that took them off. */
  function eventsFor(
    session: Session,
    { agreedAt }: Pair,
    { total, list, counted }: Pick<Miscounted, 'total' | 'list' | 'counted'>,
    { isCounted, isByState }: Way,
  ): readonly Miscounted['event'][] {
    const sinceAt = agreedAt - SETTLE_MS;
    if (counted < total.value) return takenOff.by(session, { total, list }, isCounted, sinceAt);
    const brought = list.items.flatMap((item) => {
      const event = isCounted(item) ? arrivals.of(session, idOf(item) ?? '')?.asNew : undefined;
      return event !== undefined && event.at > sinceAt ? { name: event.event.name, at: event.at, seq: event.seq } : [];
    });
    return isByState ? [...brought, ...takenOff.putOn(session, { total, list }, isCounted, sinceAt)] : brought;
  }

  /** Each thing once; what the server has not taken, or has deleted, it does not count. */
  function countThings(
    session: Session,
    items: readonly JsonObject[],
    isCounted: (item: JsonObject) => boolean,
  ): number {
    const ids = new Set<string>();
    for (const item of items) {
      const id = idOf(item) ?? '';
      if (isCounted(item) && !isTombstone(item) && !isUnsent(session, id, item)) ids.add(id);
    }
    return ids.size;
  }

  /** In words the server may say so, too: an order is `pending`. */
  function isUnsent(session: Session, id: string, object: JsonObject): boolean {
    if (!isMarked(object)) return false;
    const said = moves.lastSaid(session, { id, object }) ?? {};
    const own = Object.entries(object).filter(([name, value]) => typeof value !== 'string' || value !== said[name]);
    return isMarked(Object.fromEntries(own));
  }
}
