import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { groupBy } from '../engine/group-by.ts';
import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { split } from '../engine/split.ts';
import { isCountName } from '../entities/count-name.ts';
import { createDerivation } from '../entities/derivation.ts';
import { idOf } from '../entities/entity-id.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import type { Shape, Shapes } from '../entities/shapes.ts';
import type { SightingModel } from '../entities/sightings.ts';
import { versionStep } from '../entities/version-of.ts';
import type { GapFacts } from '../links/gaps.ts';
import { idsOf } from '../stores/compare-states.ts';
import { areAnswersApart, isMarkedOld } from '../stores/kept-answers.ts';
import { placePattern } from '../stores/place.ts';
import type { Copy, StoreFacts, StoreModel } from '../stores/stores.ts';
import type { Limit, Threshold } from '../threshold.ts';
import { ANY_SOURCE, createBindings } from './bindings.ts';
import { createChosenCopies } from './chosen-copies.ts';
import type { ClobberModel } from './clobbers.ts';
import type { Move, MoveFacts, MoveModel, Told } from './moves.ts';
import { createOpenedAnswers } from './opened-answers.ts';
import type { PageModel } from './page.ts';
import type { RequestFacts } from './requests.ts';
import { createSettingModel } from './settings.ts';
import { createShownLists } from './shown-lists.ts';
import { isOwnAnswer, isSideEffect, isTrial, sentBefore } from './side-effects.ts';
import { createUnnoticedAnswers } from './unnoticed-answers.ts';
import type { WriteModel } from './writes.ts';

/** A copy in a store that did not go along with what the server said. */
export interface BehindCopy {
  readonly id: string;
  readonly copy: Copy;
  /** The values of the field: what the store has, what the server says, and what it said before. */
  readonly held: Json;
  readonly said: Json;
  readonly was: Json;
}

/** Copies at one place that are behind in one field. */
export interface Behind {
  readonly session: Session;
  readonly told: Told;
  /** Where they are, the same for all ids. */
  readonly pattern: string;
  readonly field: string;
  readonly copies: readonly [BehindCopy, ...BehindCopy[]];
  readonly at: number;
  /**
   * Why the store should have gone along. `followed`: it did before, for this field and source. `mirrored`: its list is the
   * list of these very answers, and was so when that had other items. `counted`: it is a number that agreed before. `shown`: it is in
   * the list, or is the one thing, that the page asked for last, and a copy elsewhere went along. `chosen`: the user chose to look at it, and a copy elsewhere went
   * along. `unnoticed`: it followed others before, and the page made nothing of the answer that it asked for once its socket was back.
   * `ignored`: it followed events before, and no copy took what the answer to a write says of something that was not sent.
   */
  readonly why: 'followed' | 'mirrored' | 'counted' | 'shown' | 'chosen' | 'unnoticed' | 'ignored';
}

export interface BehindFacts {
  readonly 'copy.behind': Behind;
}

interface Asks {
  readonly moves: MoveModel;
  readonly stores: StoreModel;
  readonly writes: WriteModel;
  readonly page: PageModel;
  readonly sightings: SightingModel;
  readonly shapes: Shapes;
  readonly clobbers: ClobberModel;
  readonly limit: Limit;
}

export const SETTLE: Threshold = {
  name: 'state.diverged.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to take over what the server said.',
};
/** What happened so shortly before belongs to it. */
const JUST_BEFORE_MS = 2_000;
/** While the user changes something too, the store is looked at again later, so often. */
const LOOK_AGAIN_MS = 5_000;
const MOST_LOOKS = 3;
/** How long what never went along with an event may be behind: others are read again as often as that. */
const LEFT_MS = 10_000;
/** Stands for all events together, each with its value. */
const ANY_EVENT = 'event';
/** Answers that a store which is found is compared with. */
const MOST_RECENT = 8;
/** Events that a store which took an earlier one is compared with. */
const MOST_EVENTS = 64;
/** Entities of one answer from which is learned what agrees. */
const MOST_LEARNED = 50;

const countsOf = (object: JsonObject, shape: Shape): readonly string[] => shape.derive(object, countNames);

const countNames = createDerivation((names) => names.filter(isCountName));

/** Compares, whenever the server said something new, what the stores hold of it. */
export function watchBehind(
  bus: Bus<RecordFacts & RequestFacts & GapFacts & StoreFacts & MoveFacts & BehindFacts>,
  at: At,
  { moves, stores, writes, page, sightings, shapes, clobbers, limit }: Asks,
): void {
  const settleMs = limit(SETTLE);
  const bindingsOf = perSession(createBindings);
  const shownLists = createShownLists(bus);
  const openedAnswers = createOpenedAnswers(bus);
  const chosenCopies = createChosenCopies(bus);
  const settings = createSettingModel(bus);
  const unnoticed = createUnnoticedAnswers(bus);

  const recentOf = perSession<Told[]>(() => []);
  const recentEventsOf = perSession<Told[]>(() => []);

  // A store is often found a moment after it was filled: it is compared with what filled it.
  bus.on('store.changed', ({ session, patch }) => {
    if (patch === undefined) for (const told of recentOf(session)) learnLists(told);
  });
  bus.on('told', (told) => {
    if (told.how === 'read') {
      const recent = recentOf(told.session);
      recent.push(told);
      if (recent.length > MOST_RECENT) recent.shift();
    }
    if (told.how === 'event' && told.moves.length > 0) {
      const recent = recentEventsOf(told.session);
      recent.push(told);
      if (recent.length > 2 * MOST_EVENTS) recent.splice(0, MOST_EVENTS);
    }
    const afterMs = firstLookMs(told);
    if (afterMs !== undefined) look(told, told.at + afterMs, 1);
  });

  /** How long after it was told the stores are looked at. `undefined`: they are not. */
  function firstLookMs(told: Told): number | undefined {
    if (told.how !== 'write') return isTelling(told) ? settleMs : undefined;
    // Of a write the page knows before it is answered: what it shows meanwhile is its own. What else that changed it may read, or be told.
    return told.moves.length > 0 && !isTrial(told.line) ? LOOK_AGAIN_MS + settleMs : undefined;
  }

  /** Whether there is something to compare, or to learn from. */
  function isTelling({ how, moves, entities }: Told): boolean {
    return (
      how === 'read' || moves.length > 0 || entities.some(({ object, shape }) => countsOf(object, shape).length > 0)
    );
  }

  function look(told: Told, dueAt: number, looks: number): void {
    at(dueAt, [told.session], (nowAt) => {
      const { session } = told;
      if (page.isUnloaded(session) || !session.isWhole(told.askedAt, nowAt)) return;
      if (looks === 1 && told.how !== 'write') learn(told);
      const [unsettled, settled] = split(told.moves, (move) => isBeingWritten(session, move, told.askedAt, nowAt));
      if (settled.length > 0) judge({ ...told, moves: settled }, nowAt);
      if (unsettled.length > 0 && looks < MOST_LOOKS) {
        look({ ...told, moves: unsettled }, nowAt + LOOK_AGAIN_MS, looks + 1);
      }
    });
  }

  /** Whether the user changes the entity too, or something that is not named. */
  function isBeingWritten(session: Session, { id }: Move, sinceAt: number, nowAt: number): boolean {
    const mayConcern = ({ says }: { readonly says: ReadonlySet<string> }): boolean => says.size === 0 || says.has(id);
    return (
      writes.pending(session).some(mayConcern) ||
      writes.confirmed(session).some((one) => {
        const sinceMs = Math.max(sinceAt - JUST_BEFORE_MS, nowAt - LOOK_AGAIN_MS);
        return one.at >= sinceMs && mayConcern(one.write);
      })
    );
  }

  /** What agrees now may be relied upon later. */
  function learn(told: Told): void {
    if (told.how === 'read') {
      learnLists(told);
      learnOpened(told);
    }
    for (const entity of told.entities.slice(0, MOST_LEARNED)) learnCounts(told, entity);
  }

  function learnLists({ session, line, entities, askedAt }: Told): void {
    const listed = entities.filter(({ isListed }) => isListed);
    for (const items of groupBy(listed, ({ shape }) => shape).values()) {
      const ids = items.map(({ id }) => id);
      for (const copy of copiesOf(session, items[0]))
        if (isSameList(copy, ids)) {
          bindingsOf(session).noteMirror(copy.store, patternOf(session, copy), line, ids);
          shownLists.noteRead(session, copy, line, askedAt);
        }
    }
  }

  /** Of an answer that is one thing: what else is in that is not what was asked for. */
  function learnOpened({ session, source, entities: [first], askedAt }: Told): void {
    if (first === undefined || first.isListed) return;
    for (const copy of copiesOf(session, first))
      if (isOldVersion(copy.object, first.object)) openedAnswers.noteRead(session, copy, source, askedAt);
  }

  function learnCounts({ session, source, at }: Told, { id, object, shape }: FoundEntity): void {
    const counts = countsOf(object, shape);
    if (counts.length === 0) return;
    for (const copy of copiesOf(session, { id, object })) {
      const pattern = patternOf(session, copy);
      for (const field of counts)
        if (copy.object[field] === object[field])
          bindingsOf(session).noteFollowed(copy.store, pattern, source, countKey(field), `${id} ${object[field]}`, at);
    }
  }

  function judge(told: Told, nowAt: number): void {
    const { session } = told;
    const found = told.moves.flatMap((move) =>
      copiesOf(session, { id: move.id, object: move.after }).flatMap((copy) => compare(told, move, copy, nowAt)),
    );
    const groups = groupBy(found, ({ key }) => key);
    for (const group of groups.values()) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      const { pattern, field, why } = first;
      const copies: Behind['copies'] = [first.behind, ...others.map(({ behind }) => behind)];
      bus.tell('copy.behind', { session, told, pattern, field, copies, at: nowAt, why });
    }
  }

  function compare(told: Told, move: Move, copy: Copy, nowAt: number) {
    const { session } = told;
    const pattern = patternOf(session, copy);
    const last = moves.lastSaid(session, { id: move.id, object: move.after });
    const found = move.fields.flatMap((field) => {
      const [held, said, was] = [copy.object[field], move.after[field], move.before[field]];
      if (held === undefined || said === undefined || was === undefined || last?.[field] !== said) return [];
      if (held === said) {
        noteAgreed(told, move, copy, field);
        return [];
      }
      const why = whyBehind(told, move, copy, field, nowAt);
      if (why === undefined || isHistory(copy, move.id, field)) return [];
      const behind: BehindCopy = { id: move.id, copy, held, said, was };
      return [{ key: `${copy.store.number} ${pattern} ${field}`, pattern, field, why, behind }];
    });
    // What nobody changes any more is told of once, by one of its fields.
    return found[0]?.why === 'chosen' ? found.slice(0, 1) : found;
  }

  /** The answer to a write brings what the page may know itself: that it agrees tells nothing of the next one. */
  function noteAgreed({ session, how, source, at }: Told, { id, after }: Move, copy: Copy, field: string): void {
    if (how === 'write') return;
    const bindings = bindingsOf(session);
    const pattern = patternOf(session, copy);
    bindings.noteFollowed(copy.store, pattern, source, field, id, at);
    if (how === 'event') bindings.noteFollowed(copy.store, pattern, ANY_EVENT, field, `${id} ${after[field]}`, at);
  }

  function whyBehind(told: Told, move: Move, copy: Copy, field: string, nowAt: number): Behind['why'] | undefined {
    if (told.how === 'write') return ignoredReason(told, move, copy, field);
    return reason(told, move, copy, field) ?? leftReason(told, move, copy, field, nowAt);
  }

  function reason(told: Told, move: Move, copy: Copy, field: string): Behind['why'] | undefined {
    const { session } = told;
    const held = copy.object[field];
    if (isCountName(field) && typeof held === 'number') return countReason(told, copy, field, held);
    if (!isAtFormer(told, move, field, held)) return undefined;
    // That is told of the commit that did it.
    if (clobbers.hasUndone(session, told.seq, move.id, field)) return undefined;
    if (isMarkedOld(copy) || isAnswerToAnother(told, move, copy, field)) return undefined;
    return reasonByHabit(told, move, copy, field);
  }

  /** What the store did before. */
  function reasonByHabit(told: Told, move: Move, copy: Copy, field: string): Behind['why'] | undefined {
    const { session, source } = told;
    const setAt = settings.setAt(session, copy.store);
    const follows = (by: string): boolean =>
      bindingsOf(session).hasFollowed(copy.store, patternOf(session, copy), by, field, setAt);
    if (follows(source)) return 'followed';
    if (isBehindItsList(told, move, copy)) return 'mirrored';
    return follows(ANY_SOURCE) && isUnnoticed(told, move) ? 'unnoticed' : undefined;
  }

  /** Copies must be older by what they say themselves: who asks may be told what was before, and does well to keep what is newer. */
  function isUnnoticed({ session, seq }: Told, { id, after }: Move): boolean {
    return (
      unnoticed.has(session, seq) &&
      copiesOf(session, { id, object: after }).every(({ object }) => versionStep(object, after) !== undefined)
    );
  }

  /** Whether the store keeps answers by their requests, and has put this one where it belongs, which is elsewhere. */
  function isAnswerToAnother({ session, how }: Told, { id, after }: Move, copy: Copy, field: string): boolean {
    return (
      how === 'read' &&
      copiesOf(session, { id, object: after }).some(
        (one) => one.object[field] === after[field] && areAnswersApart(one, copy),
      )
    );
  }

  /** An app shows none at once for what the user looks at, and tells the server in its own time. */
  function countReason({ session, source }: Told, copy: Copy, field: string, held: number) {
    const pattern = patternOf(session, copy);
    const setAt = settings.setAt(session, copy.store);
    const isBound = held !== 0 && bindingsOf(session).hasFollowed(copy.store, pattern, source, countKey(field), setAt);
    return isBound ? 'counted' : undefined;
  }

  /** Whether the store is at what was said before; of several changes that came at once, before any of them. */
  function isAtFormer(
    { session, at: toldAt }: Told,
    { id, before }: Move,
    field: string,
    held: Json | undefined,
  ): boolean {
    if (held === before[field]) return true;
    return recentEventsOf(session).some(
      (one) =>
        one.at >= toldAt - JUST_BEFORE_MS &&
        one.at <= toldAt &&
        one.moves.some((move) => move.id === id && move.before[field] === held),
    );
  }

  function isBehindItsList({ session, line, entities }: Told, move: Move, copy: Copy): boolean {
    const shape = shapes.of(move.after);
    const ids = entities.filter((entity) => entity.isListed && entity.shape === shape).map(({ id }) => id);
    const isMirror = bindingsOf(session).isMirror(copy.store, patternOf(session, copy), line) && isSameList(copy, ids);
    return isMirror && isOldVersion(copy.object, move.before);
  }

  /** Nothing took it, though the copy had taken over such changes from events. */
  function ignoredReason(told: Told, { id, before, after }: Move, copy: Copy, field: string): 'ignored' | undefined {
    const { session } = told;
    const sent = sentBefore(writes, told, id);
    if (sent === undefined || !isSideEffect(sent, field)) return undefined;
    if (!isOldVersion(copy.object, before, sent) || isMarkedOld(copy)) return undefined;
    const takers = copiesOf(session, { id, object: after }).filter((one) => one.object[field] === after[field]);
    if (isOwnAnswer(copy) || !takers.every(isOwnAnswer)) return undefined;
    const setAt = settings.setAt(session, copy.store);
    const pattern = patternOf(session, copy);
    return bindingsOf(session).hasFollowed(copy.store, pattern, ANY_EVENT, field, setAt) ? 'ignored' : undefined;
  }

  /** It may be read again by a clock of its own: it is given more time than what follows events. */
  function leftReason(told: Told, move: Move, copy: Copy, field: string, nowAt: number): Behind['why'] | undefined {
    const why = isCountName(field) ? undefined : whyLookedAt(told.session, copy);
    if (why === undefined || !isLeftBehind(told, move, copy, field)) return undefined;
    if (nowAt >= told.at + LEFT_MS) return why;
    look({ ...told, moves: [move] }, told.at + LEFT_MS, MOST_LOOKS);
    return undefined;
  }

  function whyLookedAt(session: Session, copy: Copy): 'shown' | 'chosen' | undefined {
    if (shownLists.isShown(session, copy) || openedAnswers.isOpen(session, copy)) return 'shown';
    return chosenCopies.isChosen(session, copy) ? 'chosen' : undefined;
  }

  /** Two copies were the same, and an event changed the other. */
  function isLeftBehind({ session, how }: Told, { id, before, after }: Move, copy: Copy, field: string): boolean {
    return (
      how === 'event' &&
      isOldVersion(copy.object, before) &&
      copiesOf(session, { id, object: after }).some(({ object }) => object[field] === after[field])
    );
  }

  function copiesOf(session: Session, entity: { readonly id: string; readonly object: JsonObject } | undefined) {
    if (entity === undefined) return [];
    const shape = shapes.of(entity.object);
    return stores.copiesOf(session, entity.id).filter(({ object }) => shapes.areAlike(shapes.of(object), shape));
  }

  const patternOf = (session: Session, { place }: Copy): string =>
    placePattern(place, (text) => sightings.isKnownId(session, text));
}

const countKey = (field: string): string => `count of ${field}`;

/** Whether a copy says just what the server said before, and nothing of its own but what the page sent. */
const isOldVersion = (object: JsonObject, before: JsonObject, sent: JsonObject = {}): boolean =>
  Object.entries(before).every(
    ([name, value]) =>
      typeof value === 'object' || object[name] === undefined || object[name] === value || Object.hasOwn(sent, name),
  );

/** A list that has it several times, once so and once so, says how it was: no item has to go along. */
const isHistory = ({ object, list = [] }: Copy, id: string, field: string): boolean =>
  list.some((item) => isJsonObject(item) && idOf(item) === id && item[field] !== object[field]);

function isSameList({ list }: Copy, ids: readonly string[]): boolean {
  if (list === undefined || list.length !== ids.length) return false;
  const known = new Set(ids);
  return idsOf(list).every((id) => known.has(id));
}
