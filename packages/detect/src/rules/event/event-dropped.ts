import { getOrMake } from '#engine/get-or-make.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentBySeq } from '#engine/recent-by-seq.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { deletedIn } from '#entities/deleted-in.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { authorOf } from '#entities/references.ts';
import { isStub } from '#entities/shapes.ts';
import type { InboundEvent } from '#links/link.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { isOneSpot, placeText } from '#stores/place.ts';
import type { Copy, StoreChange } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { countText, durationText, quoted } from '../wording.ts';
import { createEventHabit, type EventHabit } from './event-habit.ts';

const WINDOW: Threshold = {
  name: 'event.dropped.windowMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a page has to take an event in.',
};
/** How often it is looked again while a read is under way. */
const MOST_LOOKS = 3;
/** Names of events, handled records and deleted entities remembered for each page. */
const MOST_NAMES = 200;
const MOST_CAUSES = 500;
const MOST_DELETED = 500;

/** An event of a thing that no store held when it came. */
interface Arrived {
  readonly event: InboundEvent;
  readonly entity: FoundEntity;
}

/** An event came, and nothing came of it, though all of its like were taken in. */
export const eventDropped: Rule = {
  kind: 'event.dropped',
  severity: 'high',
  summary:
    'An event changed no store, and what it brought is in none, though earlier events of its like were taken in.',
  advice:
    'Look at what stands between the socket and the store: a throttle or debounce that keeps one of several, a check for duplicates by something ' +
    'that is not the id (a time, a text), a handler that threw or was not there for a moment while it was registered anew. Take in every event, ' +
    'by its id, and thin out only what is drawn. The reference sync client numbers what it is sent, and asks again for what is missing.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const habitsOf = perSession(() => new RecentMap<string, EventHabit>(MOST_NAMES));
    const causesOf = perSession(() => new RecentBySeq<true>(MOST_CAUSES));
    const deletedOf = perSession(() => new RecentMap<string, true>(MOST_DELETED));
    const viewOf = perSession(() => ({ changedAt: Number.NEGATIVE_INFINITY }));

    on('entity.deleted', ({ session, id }) => deletedOf(session).set(id, true));
    on('event.in', (event) => {
      const [entity] = event.mains;
      if (entity === undefined || event.mains.length > 1 || isStub(entity.shape)) return;
      const { session } = event.link;
      if (!world.arrivals.isNew(event, entity.id) || isOwn(session, entity)) return;
      if (deletedIn(event.event.name, event.event.args, event.mains) === undefined) look({ event, entity }, 1);
    });
    on('store.changed', (change) => {
      if (change.cause !== undefined) causesOf(change.session).set(change.cause, true);
      if (turnsView(change)) viewOf(change.session).changedAt = change.at;
    });

    /** What the user sent may be there already, under an id of the page. */
    function isOwn(session: Session, { object, shape }: FoundEntity): boolean {
      const { who } = world.identity.now(session);
      const by = authorOf(object, shape);
      if (by !== undefined && who !== undefined && world.identity.isIdOf(by, who)) return true;
      return world.sends.saidIn(session, object).some((text) => /\s/.test(text));
    }

    /** Whether somebody chose to see something else: what is not shown may be read when it is. */
    function turnsView({ session, patch = [], cause }: StoreChange): boolean {
      const isTurn = patch.some(
        (op) =>
          op.op === 'set' &&
          (typeof op.value === 'boolean' ||
            op.value === null ||
            (typeof op.value === 'string' && world.sightings.isKnownId(session, op.value))),
      );
      if (!isTurn || cause === undefined) return isTurn;
      return !world.news.recent(session).some(({ how, seq }) => how === 'event' && seq === cause);
    }

    function look(arrived: Arrived, looks: number, dueAt = arrived.event.at + windowMs): void {
      at(dueAt, [arrived.event.link.session], (nowAt) => judge(arrived, looks, nowAt));
    }

    function judge(arrived: Arrived, looks: number, nowAt: number): void {
      const { event, entity } = arrived;
      const { session } = event.link;
      if (world.page.isUnloaded(session) || !session.isWhole(event.at, nowAt)) return;
      const habit = getOrMake(habitsOf(session), event.event.name, createEventHabit);
      const copy = world.stores.copiesOf(session, entity.id).find(isOneOfMany);
      if (copy !== undefined) habit.take(entity, copy, event.at);
      else if (hasNoEffect(arrived) && !isReadAgain(arrived, looks, nowAt)) {
        weigh(arrived, habit, nowAt);
        habit.miss();
      }
    }

    function weigh(arrived: Arrived, habit: EventHabit, nowAt: number): void {
      const { event, entity } = arrived;
      const last = habit.isExpecting(entity) ? habit.last : undefined;
      if (last !== undefined && isStillShown(event.link.session, event, last)) tell(arrived, habit, last, nowAt);
    }

    function hasNoEffect({ event, entity }: Arrived): boolean {
      const { session } = event.link;
      const isTaken = world.stores.isHeld(session, entity.id) || causesOf(session).has(event.seq);
      return !isTaken && !deletedOf(session).has(entity.id);
    }

    /** What is being read may bring it: then it is looked again. */
    function isReadAgain(arrived: Arrived, looks: number, nowAt: number): boolean {
      const { event } = arrived;
      if (world.requests.readsPendingSince(event.link.session, event.at - windowMs) === 0) return false;
      if (looks < MOST_LOOKS) look(arrived, looks + 1, nowAt + windowMs);
      return true;
    }

    /** Whether the list that took the last one is still there, and is looked at as it was then. */
    function isStillShown(session: Session, event: InboundEvent, last: NonNullable<EventHabit['last']>): boolean {
      const activeSince = world.page.activeSince(session);
      const isLookedAt = activeSince !== undefined && activeSince <= event.at;
      const isThere = world.stores
        .copiesOf(session, last.id, last.copy.store)
        .some(({ place }) => placeText(place) === placeText(last.copy.place));
      return isLookedAt && isThere && viewOf(session).changedAt <= last.at;
    }

    function tell(
      { event, entity }: Arrived,
      habit: EventHabit,
      last: NonNullable<EventHabit['last']>,
      nowAt: number,
    ): void {
      const { session } = event.link;
      const { name } = event.event;
      const { store, place } = last.copy;
      const identity = world.identity.now(session);
      const received = { session: session.id, seq: event.seq, at: event.at };
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const sinceText = durationText(nowAt - event.at);
      report({
        session,
        identity,
        key: [entity.id, String(event.seq)],
        place: [name, store.name, patternOf(world, session, last.copy)],
        confidence: 'likely',
        title: `${name} brought ${entity.id}, and ${sinceText} later no store of ${nameOf(identity)} has it, though ${where} took in ${habit.taken} of ${habit.seen} before`,
        at: event.at,
        untilAt: nowAt,
        facts: {
          event: name,
          id: entity.id,
          store: store.name,
          path: placeText(place),
          taken: habit.taken,
          seen: habit.seen,
        },
        evidence: [
          { ...received, role: 'received' },
          { session: session.id, seq: last.seq, at: last.changedAt, role: 'taken-before' },
        ],
        witness: [
          {
            ...received,
            says: `${name} brought ${entity.id}, and nothing that this page handled then changed a store.`,
          },
          {
            says: `${where} had taken in what ${countText(habit.taken, 'earlier event')} of this name brought, the last of them ${last.id}, of the same shape and place.`,
            session: session.id,
            seq: last.seq,
            at: last.changedAt,
          },
          { says: `${sinceText} later no store holds ${entity.id}.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

/** An item of a list or an entry of a table. */
const isOneOfMany = ({ place, list, object }: Copy): boolean => {
  const last = place.at(-1);
  const isEntry = last !== undefined && 'field' in last && last.field === object.id;
  return isOneSpot(place) && (list !== undefined || isEntry);
};
