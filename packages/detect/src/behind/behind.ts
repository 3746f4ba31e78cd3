import { isJsonObject, type Json } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { groupBy } from '../engine/group-by.ts';
import type { At } from '../engine/scheduler.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { split } from '../engine/split.ts';
import { idOf } from '../entities/entity-id.ts';
import type { Shapes } from '../entities/shapes.ts';
import type { SightingModel } from '../entities/sightings.ts';
import type { GapFacts } from '../links/gaps.ts';
import type { ArrivalModel } from '../models/commits/arrivals.ts';
import type { ClobberModel } from '../models/commits/clobbers.ts';
import type { PageModel } from '../models/page/page.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import type { Move, MoveFacts, MoveModel, Told } from '../models/told/moves.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import type { Copy, StoreFacts, StoreModel } from '../stores/stores.ts';
import type { Limit, Threshold } from '../threshold.ts';
import { countsOf, createAgreements } from './agreements.ts';
import { createComparableCopies } from './comparable-copies.ts';
import { createReasons, JUST_BEFORE_MS, type Reason } from './reasons.ts';
import { isTrial } from './side-effects.ts';

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
  readonly why: Reason;
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
  readonly arrivals: ArrivalModel;
  readonly limit: Limit;
}

export const SETTLE: Threshold = {
  name: 'state.diverged.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to take over what the server said.',
};
/** While the user changes something too, the store is looked at again later, so often. */
const LOOK_AGAIN_MS = 5_000;
const MOST_LOOKS = 3;
/** How long what never went along with an event may be behind: others are read again as often as that. */
const LEFT_MS = 10_000;

/** Compares, whenever the server said something new, what the stores hold of it. */
export function watchBehind(
  bus: Bus<RecordFacts & RequestFacts & GapFacts & StoreFacts & MoveFacts & BehindFacts>,
  at: At,
  { moves, stores, writes, page, sightings, shapes, clobbers, arrivals, limit }: Asks,
): void {
  const settleMs = limit(SETTLE);
  const copies = createComparableCopies(stores, shapes, sightings);
  const agreements = createAgreements(bus, copies);
  const reasons = createReasons(bus, { copies, agreements, writes, shapes, clobbers, arrivals });

  bus.on('told', (told) => {
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
    return how === 'read' || moves.length > 0 || entities.some((entity) => countsOf(entity).length > 0);
  }

  function look(told: Told, dueAt: number, looks: number): void {
    at(dueAt, [told.session], (nowAt) => {
      const { session } = told;
      if (page.isUnloaded(session) || !session.isWhole(told.askedAt, nowAt)) return;
      if (looks === 1 && told.how !== 'write') agreements.learn(told);
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

  function judge(told: Told, nowAt: number): void {
    const { session } = told;
    const found = told.moves.flatMap((move) =>
      copies.of(session, { id: move.id, object: move.after }).flatMap((copy) => compare(told, move, copy, nowAt)),
    );
    const groups = groupBy(found, ({ key }) => key);
    for (const group of groups.values()) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      const { pattern, field, why } = first;
      const all: Behind['copies'] = [first.behind, ...others.map(({ behind }) => behind)];
      bus.tell('copy.behind', { session, told, pattern, field, copies: all, at: nowAt, why });
    }
  }

  function compare(told: Told, move: Move, copy: Copy, nowAt: number) {
    const { session } = told;
    const pattern = copies.patternOf(session, copy);
    const last = moves.lastSaid(session, { id: move.id, object: move.after });
    const found = move.fields.flatMap((field) => {
      const [held, said, was] = [copy.object[field], move.after[field], move.before[field]];
      if (held === undefined || said === undefined || was === undefined || last?.[field] !== said) return [];
      if (held === said) {
        agreements.noteTaken(told, move, copy, field);
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

  function whyBehind(told: Told, move: Move, copy: Copy, field: string, nowAt: number): Reason | undefined {
    if (told.how === 'write') return reasons.byAnswer(told, move, copy, field);
    return reasons.byHabit(told, move, copy, field) ?? whyLeftBehind(told, move, copy, field, nowAt);
  }

  /** It may be read again by a clock of its own: it is given more time than what follows events. */
  function whyLeftBehind(told: Told, move: Move, copy: Copy, field: string, nowAt: number): Reason | undefined {
    const why = reasons.bySight(told, move, copy, field);
    if (why === undefined || nowAt >= told.at + LEFT_MS) return why;
    look({ ...told, moves: [move] }, told.at + LEFT_MS, MOST_LOOKS - 1);
    return undefined;
  }
}

/** A list that has it several times, once so and once so, says how it was: no item has to go along. */
const isHistory = ({ object, list = [] }: Copy, id: string, field: string): boolean =>
  list.some((item) => isJsonObject(item) && idOf(item) === id && item[field] !== object[field]);
