import { isJsonObject, type JsonObject } from '@driftscope/records';
import type { Session } from '#engine/session.ts';
import { idOf } from '#entities/entity-id.ts';
import { asTime } from '#entities/time-of.ts';
import type { Read } from '#models/reads/reads.ts';
import { type ClockOffset, isMadeName } from '#models/told/clocks.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Write } from '#models/writes/writes.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

const SETTLE: Threshold = {
  name: 'order.clock.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a list has to come to rest.',
};
/** Clocks that are kept by the network differ by less. */
const LEAST_OFFSET_MS = 2_000;
/** A list of fewer has no order that could be told from chance. */
const LEAST_ITEMS = 3;
/** Items that are compared, the last of a longer list. */
const MOST_ITEMS = 200;

/** An item of a list that says when it was made. */
interface Timed {
  readonly id: string;
  readonly time: number;
  /** The write that told the server this time. Absent: the page did not make it. */
  readonly own: Write | undefined;
}

interface Listing {
  readonly line: string;
  readonly at: number;
  readonly seq: number;
  /** Where in the answer each stands. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Two items that stand the other way round than the server has them. */
interface Inversion {
  readonly field: string;
  readonly mine: Timed & { readonly own: Write };
  readonly other: Timed;
  readonly listing: Listing;
}

/** A list is sorted by times of two clocks that differ, and so is in another order than the server's. */
export const orderClock: Rule = {
  kind: 'order.clock',
  severity: 'medium',
  summary:
    'A list that is sorted by times of several clocks stands in another order than the server has it, because one of the clocks is off.',
  advice:
    "Sort by what one clock or counter gave: the server's own time or number, which comes with its answer and its events. A time of the " +
    'client is good for what is not sent yet, and is replaced once the server has answered. To count down or to show how long ago, add the ' +
    'offset that was measured at connect.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    on('read', (read) => {
      // Most clocks are right: then there is nothing to look for.
      const { ms } = world.clocks.offset(read.session) ?? { ms: 0 };
      if (Math.abs(ms) < LEAST_OFFSET_MS) return;
      const listing = listingOf(read);
      if (listing === undefined) return;
      at(read.at + settleMs, [read.session], (nowAt) => judge(read.session, listing, nowAt));
    });

    function judge(session: Session, listing: Listing, nowAt: number): void {
      const offset = world.clocks.offset(session);
      const [id] = listing.indexOf.keys();
      if (offset === undefined || id === undefined || world.page.isUnloaded(session)) return;
      for (const copy of world.stores.copiesOf(session, id)) {
        const inversion = inversionIn(session, copy, listing, offset);
        if (inversion === undefined || !session.isWhole(inversion.mine.own.at, nowAt)) continue;
        tell(session, copy, inversion, offset, nowAt);
        return;
      }
    }

    function inversionIn(
      session: Session,
      { list }: Copy,
      listing: Listing,
      offset: ClockOffset,
    ): Inversion | undefined {
      const items = (list ?? []).slice(-MOST_ITEMS).filter(isJsonObject);
      const field = Object.keys(items.at(-1) ?? {}).find(isMadeName);
      if (field === undefined) return undefined;
      const timed = items.flatMap((item) => timedIn(session, item, field));
      const sense = timed.length < LEAST_ITEMS ? undefined : senseOf(timed.map(({ time }) => time));
      if (sense === undefined) return undefined;
      const listed = timed.filter(({ id }) => listing.indexOf.has(id));
      const others = listed.filter(({ own }) => own === undefined);
      const theirs = senseOf(others.map(({ id }) => listing.indexOf.get(id) ?? 0)) ?? 0;
      for (const mine of listed) {
        const other = others.find(
          (one) => mine.own !== undefined && isInverted(mine, one, { listing, offset, turned: theirs * sense }),
        );
        if (other !== undefined && mine.own !== undefined)
          return { field, mine: { ...mine, own: mine.own }, other, listing };
      }
      return undefined;
    }

    function timedIn(session: Session, item: JsonObject, field: string): readonly Timed[] {
      const [id, time] = [idOf(item), asTime(item[field] ?? null)];
      if (id === undefined || time === undefined) return [];
      return [{ id, time, own: world.clocks.toldBy(session, time) }];
    }

    function tell(
      session: Session,
      copy: Copy,
      { field, mine, other, listing }: Inversion,
      offset: ClockOffset,
      nowAt: number,
    ): void {
      const identity = world.identity.now(session);
      const where = `${placeText(copy.place)} in store ${quoted(copy.store.name)}`;
      const { lag } = offset;
      const offText = `${durationText(Math.abs(offset.ms))} ${offset.ms > 0 ? 'ahead of' : 'behind'} the server's`;
      const isLater = mine.time > other.time;
      report({
        session,
        identity,
        key: [String(copy.store.number), placeText(copy.place), mine.id],
        place: [copy.store.name, patternOf(world, session, copy), field],
        confidence: 'observed',
        title: `${mine.id} stands ${isLater ? 'after' : 'before'} ${other.id} at ${where} of ${nameOf(identity)}, by ${field}, and the server has it ${isLater ? 'before' : 'after'}: the page's clock is ${offText}`,
        at: mine.own.at,
        untilAt: nowAt,
        facts: {
          store: copy.store.name,
          path: placeText(copy.place),
          field,
          id: mine.id,
          other: other.id,
          offsetMs: Math.round(offset.ms),
          withinMs: Math.round(offset.withinMs),
          byMs: Math.round(mine.time - other.time),
        },
        evidence: [
          { session: session.id, seq: mine.own.seq, at: mine.own.at, role: 'told' },
          { session: session.id, seq: lag.seq, at: lag.at, role: 'measured' },
          { session: session.id, seq: listing.seq, at: listing.at, role: 'ordered' },
        ],
        witness: [
          {
            says: `The page told the server of ${mine.id} with a ${field} of its own clock.`,
            session: session.id,
            seq: mine.own.seq,
            at: mine.own.at,
          },
          {
            says: `That clock is ${offText}: what was made for ${lag.id} came just then.`,
            session: session.id,
            seq: lag.seq,
            at: lag.at,
          },
          {
            says: `${listing.line} gives ${isLater ? `${mine.id} before ${other.id}` : `${other.id} before ${mine.id}`}, in the order of the server.`,
            session: session.id,
            seq: listing.seq,
            at: listing.at,
          },
          { says: `${where}, in the order of ${field}, has them the other way round.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

function listingOf({ line, at, seq, isWrite, content }: Read): Listing | undefined {
  if (isWrite || content === undefined) return undefined;
  const indexOf = new Map<string, number>();
  for (const { id, isListed } of content.entities) if (isListed && !indexOf.has(id)) indexOf.set(id, indexOf.size);
  return indexOf.size < LEAST_ITEMS ? undefined : { line, at, seq, indexOf };
}

/** 1: they never fall; -1: they never rise. Absent: neither, or there are none to tell. */
function senseOf(numbers: readonly number[]): 1 | -1 | undefined {
  const steps = numbers.slice(1).map((number, index) => Math.sign(number - (numbers[index] ?? 0)));
  if (steps.every((step) => step === 0)) return undefined;
  if (steps.every((step) => step >= 0)) return 1;
  return steps.every((step) => step <= 0) ? -1 : undefined;
}

/** Whether the server has the two the other way round, and would have them so by its own clock. `turned`: 1 where it goes from old to new. */
function isInverted(
  mine: Timed,
  other: Timed,
  { listing, offset, turned }: { readonly listing: Listing; readonly offset: ClockOffset; readonly turned: number },
): boolean {
  const [a, b] = [listing.indexOf.get(mine.id), listing.indexOf.get(other.id)];
  if (a === undefined || b === undefined || turned === 0) return false;
  const isLaterThere = Math.sign(a - b) * turned > 0;
  const isLaterHere = mine.time > other.time;
  const isLaterRight = mine.time - offset.ms > other.time;
  return isLaterHere !== isLaterThere && isLaterRight === isLaterThere && mine.time !== other.time;
}
