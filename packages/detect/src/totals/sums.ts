import type { JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import { isCountName, isForAttention } from '../entities/count-name.ts';
import { idOf } from '../entities/entity-id.ts';
import type { Move, MoveFacts, Told } from '../models/moves.ts';
import type { PageModel } from '../models/page.ts';
import type { WriteModel } from '../models/writes.ts';
import type { StoreModel } from '../stores/stores.ts';
import { type FoundList, type FoundTotal, findLists } from './find-totals.ts';
import type { HeldTotals, Placed } from './held-totals.ts';
import { isUserWriting } from './is-user-writing.ts';

/** A number had been the sum of those in a list; an event changed one of these, and the sum did not go along. */
export interface WrongSum {
  readonly session: Session;
  readonly total: Placed<FoundTotal>;
  readonly list: Placed<FoundList>;
  /** The numbers that it is the sum of. */
  readonly field: string;
  readonly sum: number;
  /** The event, and the entity whose number it changed, last. */
  readonly told: Told;
  readonly move: Move;
  readonly at: number;
}

export interface SumFacts {
  readonly 'sum.wrong': WrongSum;
}

interface Asks {
  readonly stores: StoreModel;
  readonly totals: HeldTotals;
  readonly writes: WriteModel;
  readonly page: PageModel;
}

/** A number that is added up by the page goes along so soon: one that goes along later is asked for. */
const PROMPT_MS = 250;
/** How long an app has to add up. */
const SETTLE_MS = 2_000;
/** Different sums in which they agreed: less is chance. Where they are not of one object, more. */
const LEAST_AGREED = 2;
const LEAST_AGREED_APART = 3;
/** Pairs of a total and a list remembered for each page, and events that changed a number. */
const MOST_PAIRS = 200;
const MOST_CHANGES = 32;
/** What apps write for more. */
const isCap = (total: number): boolean => /^9+$/.test(String(total));

interface Pair {
  readonly agreed: Set<number>;
  agreedAt: number;
  last: number;
  /** Epoch ms since when it has been wrong. */
  wrongSince?: number;
  isTold?: true;
}

interface Change {
  readonly told: Told;
  readonly move: Move;
}

type Look = 'prompt' | 'settled';

/** Finds totals that were the sum of the numbers in a list, as `unread` of all chats, and are not any more since an event. */
export function watchSums(bus: Bus<MoveFacts & SumFacts>, at: At, { stores, totals, writes, page }: Asks): void {
  const pairsOf = perSession(() => new RecentMap<string, Pair>(MOST_PAIRS));
  const changesOf = perSession<Change[]>(() => []);
  const awaitedOf = perSession(() => new Set<Look>());

  bus.on('told', (told) => {
    if (told.how === 'write') return;
    const counting = told.moves.filter(({ fields }) => fields.some(isCountName));
    const isFirst = told.how === 'read' && told.entities.some(({ object, shape }) => shape.derive(object, hasCount));
    if (counting.length === 0 && !isFirst) return;
    if (told.how === 'event') note(told, counting);
    lookLater(told.session, told.at, 'prompt');
    lookLater(told.session, told.at, 'settled');
  });

  function note(told: Told, moves: readonly Move[]): void {
    const changes = changesOf(told.session);
    changes.push(...moves.map((move) => ({ told, move })));
    if (changes.length > 2 * MOST_CHANGES) changes.splice(0, changes.length - MOST_CHANGES);
  }

  /** Once for all that comes meanwhile. */
  function lookLater(session: Session, nowAt: number, when: Look): void {
    const awaited = awaitedOf(session);
    if (awaited.has(when)) return;
    awaited.add(when);
    at(nowAt + (when === 'prompt' ? PROMPT_MS : SETTLE_MS), [session], (dueAt) => {
      awaited.delete(when);
      if (!page.isUnloaded(session)) look(session, dueAt, when === 'settled');
    });
  }

  function look(session: Session, nowAt: number, isSettled: boolean): void {
    const meant = totals.of(session).filter(({ thing }) => isForAttention(thing));
    if (meant.length === 0) return;
    const lists = stores.all(session).flatMap((store) => findLists(store.state).map((list) => ({ ...list, store })));
    for (const list of lists)
      for (const field of countsOf(list))
        for (const total of meant)
          compare({ session, total, list, field, sum: sumOf(list, field), at: nowAt }, isSettled);
  }

  function compare(found: Omit<WrongSum, 'told' | 'move'>, isSettled: boolean): void {
    const { session, total, list, field, sum, at: nowAt } = found;
    const pair = pairFor(session, [total.store.number, total.path, list.store.number, list.path, field].join('\n'));
    if (sum === total.value) {
      if (!isSettled && pair.agreed.size < LEAST_AGREED_APART) pair.agreed.add(sum);
      Object.assign(pair, { agreedAt: nowAt, last: sum, wrongSince: undefined, isTold: undefined });
    } else if (isSettled && !pair.isTold) judge(pair, found);
  }

  function judge(pair: Pair, found: Omit<WrongSum, 'told' | 'move'>): void {
    const { session, total, list, field, at: nowAt } = found;
    const needed = list.owner === total.owner ? LEAST_AGREED : LEAST_AGREED_APART;
    const isKept = total.value === pair.last && total.value !== 0 && !isCap(total.value);
    if (pair.agreed.size < needed || !isKept) {
      pair.agreed.clear();
      return;
    }
    const changes = changesIn(session, list, field, pair.agreedAt);
    const last = changes.at(-1);
    // What counted as none may be muted: nobody knows whether it is added up.
    if (last === undefined || !changes.every(({ move }) => move.before[field] !== 0)) return;
    pair.wrongSince ??= nowAt;
    const isRecent = nowAt - pair.wrongSince < SETTLE_MS || isUserWriting(writes, session, pair.agreedAt, nowAt);
    if (isRecent) lookLater(session, nowAt, 'settled');
    else if (session.isWhole(pair.agreedAt, nowAt)) {
      pair.isTold = true;
      bus.tell('sum.wrong', { ...found, ...last });
    }
  }

  /** What events changed of the numbers in the list since it agreed. */
  function changesIn(session: Session, { items }: FoundList, field: string, sinceAt: number): readonly Change[] {
    const ids = new Set(items.map(idOf));
    return changesOf(session).filter(
      ({ told, move }) => told.at >= sinceAt - PROMPT_MS && ids.has(move.id) && move.fields.includes(field),
    );
  }

  function pairFor(session: Session, key: string): Pair {
    const pairs = pairsOf(session);
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const pair: Pair = { agreed: new Set(), agreedAt: 0, last: -1 };
    pairs.set(key, pair);
    return pair;
  }
}

const hasCount = (names: readonly string[]): boolean => names.some(isCountName);

/** Fields in which all items have a number. */
function countsOf({ items }: FoundList): readonly string[] {
  const [first] = items;
  if (first === undefined) return [];
  return Object.keys(first).filter(
    (name) => isCountName(name) && items.every((item) => typeof item[name] === 'number'),
  );
}

const sumOf = ({ items }: FoundList, field: string): number =>
  items.reduce((sum, item: JsonObject) => sum + Number(item[field]), 0);
