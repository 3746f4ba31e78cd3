import type { JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { Session } from '../engine/session.ts';
import { isCountName, isForAttention } from '../entities/count-name.ts';
import { createDerivation } from '../entities/derivation.ts';
import { idOf } from '../entities/entity-id.ts';
import type { PageModel } from '../models/page/page.ts';
import type { Move, MoveFacts, Told } from '../models/told/moves.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import type { StoreModel } from '../stores/stores.ts';
import type { FoundList } from './find-totals.ts';
import { type HeldTotals, heldLists } from './held-totals.ts';
import { isUserWriting } from './is-user-writing.ts';
import { createLaterLook } from './later-look.ts';
import { addAgreed, createPairs, isProven, type Pair, type Paired, settle } from './pairs.ts';

/** A number had been the sum of those in a list; an event changed one of these, and the sum did not go along. */
export interface WrongSum extends Paired {
  readonly session: Session;
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
/** Pairs of a total and a list remembered for each page, and events that changed a number. */
const MOST_PAIRS = 200;
const MOST_CHANGES = 32;
/** What apps write for more. */
const isCap = (total: number): boolean => /^9+$/.test(String(total));

interface Change {
  readonly told: Told;
  readonly move: Move;
}

/** Finds totals that were the sum of the numbers in a list, as `unread` of all chats, and are not any more since an event. */
export function watchSums(bus: Bus<MoveFacts & SumFacts>, at: At, { stores, totals, writes, page }: Asks): void {
  const pairOf = createPairs(MOST_PAIRS);
  const changesOf = perSession<Change[]>(() => []);
  const lookPromptly = createLaterLook(at, page, PROMPT_MS, (session, nowAt) => look(session, nowAt, false));
  const lookSettled = createLaterLook(at, page, SETTLE_MS, (session, nowAt) => look(session, nowAt, true));

  bus.on('told', (told) => {
    if (told.how === 'write') return;
    const counting = told.moves.filter(({ fields }) => fields.some(isCountName));
    const isFirst = told.how === 'read' && told.entities.some(({ object, shape }) => shape.derive(object, hasCount));
    if (counting.length === 0 && !isFirst) return;
    if (told.how === 'event') note(told, counting);
    lookPromptly(told.session, told.at);
    lookSettled(told.session, told.at);
  });

  function note(told: Told, moves: readonly Move[]): void {
    const changes = changesOf(told.session);
    changes.push(...moves.map((move) => ({ told, move })));
    if (changes.length > 2 * MOST_CHANGES) changes.splice(0, changes.length - MOST_CHANGES);
  }

  function look(session: Session, nowAt: number, isSettled: boolean): void {
    const meant = totals.of(session).filter(({ thing }) => isForAttention(thing));
    if (meant.length === 0) return;
    for (const list of heldLists(stores, session))
      for (const field of countsOf(list))
        for (const total of meant)
          compare({ session, total, list, field, sum: sumOf(list, field), at: nowAt }, isSettled);
  }

  function compare(found: Omit<WrongSum, 'told' | 'move'>, isSettled: boolean): void {
    const { session, total, field, sum, at: nowAt } = found;
    const pair = pairOf(session, found, field);
    if (sum === total.value) {
      if (!isSettled) addAgreed(pair, sum);
      settle(pair, sum, nowAt);
    } else if (isSettled && pair.told === undefined) judge(pair, found);
  }

  function judge(pair: Pair, found: Omit<WrongSum, 'told' | 'move'>): void {
    const { session, total, list, field, at: nowAt } = found;
    const isKept = total.value === pair.last && total.value !== 0 && !isCap(total.value);
    if (!isProven(pair, found) || !isKept) {
      pair.agreed.clear();
      return;
    }
    const changes = changesIn(session, list, field, pair.agreedAt);
    const last = changes.at(-1);
    // What counted as none may be muted: nobody knows whether it is added up.
    if (last === undefined || !changes.every(({ move }) => move.before[field] !== 0)) return;
    pair.wrongSince ??= nowAt;
    const isRecent = nowAt - pair.wrongSince < SETTLE_MS || isUserWriting(writes, session, pair.agreedAt, nowAt);
    if (isRecent) lookSettled(session, nowAt);
    else if (session.isWhole(pair.agreedAt, nowAt)) {
      pair.told = total.value;
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
}

const hasCount = createDerivation((names) => names.some(isCountName));

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
