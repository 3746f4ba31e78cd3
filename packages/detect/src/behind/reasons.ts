import type { Json } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import { isCountName } from '../entities/count-name.ts';
import type { Shapes } from '../entities/shapes.ts';
import { versionStep } from '../entities/version-of.ts';
import type { GapFacts } from '../links/gaps.ts';
import type { ArrivalModel } from '../models/commits/arrivals.ts';
import type { ClobberModel } from '../models/commits/clobbers.ts';
import type { Move, MoveFacts, Told } from '../models/told/moves.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import { areAnswersApart, isMarkedOld } from '../stores/kept-answers.ts';
import type { Copy, StoreFacts } from '../stores/stores.ts';
import type { Agreements } from './agreements.ts';
import { createChosenCopies } from './chosen-copies.ts';
import { type ComparableCopies, isOldVersion, isSameList } from './comparable-copies.ts';
import { isLatestCopy } from './latest-copies.ts';
import { isOwnAnswer, isSideEffect, sentBefore } from './side-effects.ts';
import { createUnnoticedAnswers } from './unnoticed-answers.ts';

/**
 * Why the store should have gone along. `followed`: it did before, for this field and source. `mirrored`: its list is the
 * list of these very answers, and was so when that had other items. `counted`: it is a number that agreed before. `shown`: it is in
 * the list, or is the one thing, that the page asked for last, and a copy elsewhere went along. `chosen`: the user chose to look at it, and a copy elsewhere went
 * along. `latest`: an event brought it, it is shown as the latest of what it is in, and a copy elsewhere went along. `unnoticed`: it followed others before, and the page made nothing of the answer that it asked for once its socket was back.
 * `ignored`: it followed events before, and no copy took what the answer to a write says of something that was not sent.
 */
export type Reason = 'followed' | 'mirrored' | 'counted' | 'shown' | 'chosen' | 'latest' | 'unnoticed' | 'ignored';

/** Each answers `undefined` where there is none: the store may be as it is meant to be. */
export interface Reasons {
  /** Of what was read, and of events. */
  byHabit(told: Told, move: Move, copy: Copy, field: string): Reason | undefined;
  /** Of the answer to a write. */
  byAnswer(told: Told, move: Move, copy: Copy, field: string): 'ignored' | undefined;
  /** Of events that a copy elsewhere went along with. */
  bySight(told: Told, move: Move, copy: Copy, field: string): 'shown' | 'chosen' | 'latest' | undefined;
}

interface Asks {
  readonly copies: ComparableCopies;
  readonly agreements: Agreements;
  readonly writes: WriteModel;
  readonly shapes: Shapes;
  readonly clobbers: ClobberModel;
  readonly arrivals: ArrivalModel;
}

/** What happened so shortly before belongs to it. */
export const JUST_BEFORE_MS = 2_000;
/** Events that a store which took an earlier one is compared with. */
const MOST_EVENTS = 64;

/** Knows what can be asked of a copy that is not as the server says. */
export function createReasons(
  bus: Bus<RecordFacts & GapFacts & StoreFacts & MoveFacts>,
  { copies, agreements, writes, shapes, clobbers, arrivals }: Asks,
): Reasons {
  const chosenCopies = createChosenCopies(bus);
  const unnoticed = createUnnoticedAnswers(bus);
  const recentEventsOf = perSession<Told[]>(() => []);

  bus.on('told', (told) => {
    if (told.how !== 'event' || told.moves.length === 0) return;
    const recent = recentEventsOf(told.session);
    recent.push(told);
    if (recent.length > 2 * MOST_EVENTS) recent.splice(0, MOST_EVENTS);
  });

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

  /** Whether the store keeps answers by their requests, and has put this one where it belongs, which is elsewhere. */
  function isAnswerToAnother({ session, how }: Told, { id, after }: Move, copy: Copy, field: string): boolean {
    return (
      how === 'read' &&
      copies
        .of(session, { id, object: after })
        .some((one) => one.object[field] === after[field] && areAnswersApart(one, copy))
    );
  }

  function isBehindItsList({ session, line, entities }: Told, move: Move, copy: Copy): boolean {
    const shape = shapes.of(move.after);
    const ids = entities.filter((entity) => entity.isListed && entity.shape === shape).map(({ id }) => id);
    return agreements.isMirror(session, copy, line) && isSameList(copy, ids) && isOldVersion(copy.object, move.before);
  }

  /** Copies must be older by what they say themselves: who asks may be told what was before, and does well to keep what is newer. */
  function isUnnoticed({ session, seq }: Told, { id, after }: Move): boolean {
    return (
      unnoticed.has(session, seq) &&
      copies.of(session, { id, object: after }).every(({ object }) => versionStep(object, after) !== undefined)
    );
  }

  /** An app shows none at once for what the user looks at, and tells the server in its own time. */
  function reasonOfCount({ session, source }: Told, copy: Copy, field: string, held: number): Reason | undefined {
    return held !== 0 && agreements.hasCounted(session, copy, field, source) ? 'counted' : undefined;
  }

  /** Whether it is none of a change that this brings: it has a value of its own, or is meant to stay as it is. */
  function isAside(told: Told, move: Move, copy: Copy, field: string): boolean {
    return (
      !isAtFormer(told, move, field, copy.object[field]) ||
      // That is told of the commit that did it.
      clobbers.hasUndone(told.session, told.seq, move.id, field) ||
      isMarkedOld(copy) ||
      isAnswerToAnother(told, move, copy, field)
    );
  }

  return {
    byHabit(told, move, copy, field) {
      const { session, source } = told;
      const held = copy.object[field];
      if (isCountName(field) && typeof held === 'number') return reasonOfCount(told, copy, field, held);
      if (isAside(told, move, copy, field)) return undefined;
      if (agreements.hasFollowed(session, copy, field, source)) return 'followed';
      if (isBehindItsList(told, move, copy)) return 'mirrored';
      return agreements.hasFollowedAny(session, copy, field) && isUnnoticed(told, move) ? 'unnoticed' : undefined;
    },
    byAnswer(told, { id, before, after }, copy, field) {
      const { session } = told;
      const sent = sentBefore(writes, told, id);
      if (sent === undefined || !isSideEffect(sent, field)) return undefined;
      if (!isOldVersion(copy.object, before, sent) || isMarkedOld(copy)) return undefined;
      const takers = copies.of(session, { id, object: after }).filter((one) => one.object[field] === after[field]);
      if (isOwnAnswer(copy) || !takers.every(isOwnAnswer)) return undefined;
      return agreements.hasFollowedEvents(session, copy, field) ? 'ignored' : undefined;
    },
    bySight({ session, how, source }, { id, before, after }, copy, field) {
      if (how !== 'event' || isCountName(field) || !isOldVersion(copy.object, before)) return undefined;
      // Two copies were the same, and an event changed the other.
      if (!copies.of(session, { id, object: after }).some(({ object }) => object[field] === after[field]))
        return undefined;
      if (agreements.isShown(session, copy)) return 'shown';
      if (chosenCopies.isChosen(session, copy)) return 'chosen';
      // Where it came with what it is in, that may be read anew for each change.
      const isKeptByEvents = arrivals.of(session, id)?.asNew !== undefined;
      return isKeptByEvents && isLatestCopy(copy, field, source) ? 'latest' : undefined;
    },
  };
}
