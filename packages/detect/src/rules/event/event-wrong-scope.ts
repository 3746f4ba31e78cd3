import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import type { StoredArrival } from '#models/commits/arrivals.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';
import { findStray, type Stray } from './find-stray.ts';

const SETTLE: Threshold = {
  name: 'event.wrong-scope.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to come to rest.',
};
/** Entities remembered for each page that events put where they do not belong. */
const MOST_STRAYS = 200;

/** What was told of one room was put into the list of another. */
export const eventWrongScope: Rule = {
  kind: 'event.wrong-scope',
  severity: 'high',
  summary: 'An event of a room that was left, or is not open, put its entity into the list of the open one.',
  advice:
    'Look at the room that an event names before applying it, and put it into the list of that room, whatever is open. Leave the room at the server ' +
    'when the view closes (in the clean-up of the effect that joined it), and remove the handler there, too: one that closed over the former room lives on. ' +
    'The reference sync client keeps each scope apart by its key.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const straysOf = perSession(() => new RecentMap<string, true>(MOST_STRAYS));

    on('arrival.stored', (stored) => {
      const { arrival, id, change } = stored;
      // What was there before may have moved.
      if (arrival.asNew !== arrival.last || change.at > arrival.last.at + settleMs) return;
      if (straysIn(change.session, id, change.store).length === 0) return;
      straysOf(change.session).set(id, true);
      at(change.at + settleMs, [change.session], (nowAt) => judge(stored, nowAt));
    });

    /** Whether an event put it into a list, here or elsewhere. */
    const isBrought = (session: Session, id: string): boolean =>
      straysOf(session).has(id) || world.arrivals.of(session, id)?.asNew !== undefined;

    function straysIn(session: Session, id: string, only?: Store): readonly Stray[] {
      const strays: Stray[] = [];
      for (const copy of world.stores.copiesOf(session, id, only)) {
        const stray = findStray(world, session, copy, isBrought);
        if (stray !== undefined) strays.push(stray);
      }
      return strays;
    }

    function judge({ arrival, id, change }: StoredArrival, nowAt: number): void {
      const { session } = change;
      if (world.page.isUnloaded(session) || !session.isWhole(arrival.last.at, nowAt)) return;
      const [stray] = straysIn(session, id);
      if (stray !== undefined) tell(stray, { arrival, id, change }, nowAt);
    }

    function tell(
      { copy, field, belongsTo, listOf, others, turn }: Stray,
      { arrival: { last }, id, change }: Pick<StoredArrival, 'arrival' | 'id' | 'change'>,
      nowAt: number,
    ): void {
      const { session } = change;
      const { store, place } = copy;
      const { name } = last.event;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      report({
        session,
        identity,
        key: [String(store.number), placeText(place), field, belongsTo, listOf],
        place: [name, field, store.name, patternOf(world, session, copy)],
        confidence: 'observed',
        title: `${name} brought ${id} of ${field} ${belongsTo}, and ${nameOf(identity)} has it at ${where} among ${others} of ${field} ${listOf}`,
        at: last.at,
        untilAt: nowAt,
        facts: {
          event: name,
          id,
          reference: field,
          belongsTo,
          listOf,
          others,
          store: store.name,
          path: placeText(place),
        },
        evidence: [
          { session: session.id, seq: last.seq, at: last.at, role: 'received' },
          { session: session.id, seq: change.seq, at: change.at, role: 'stored' },
          ...(turn === undefined ? [] : [{ session: session.id, seq: turn.seq, at: turn.at, role: 'opened' }]),
        ],
        witness: [
          {
            says: `${name} brought ${id}, which says that it belongs to ${field} ${belongsTo}.`,
            session: session.id,
            seq: last.seq,
            at: last.at,
          },
          turn === undefined
            ? {
                says: `${where} is by its name the list of ${listOf}.`,
                session: session.id,
                seq: change.seq,
                at: change.at,
              }
            : {
                says: `${where} shows one ${field} at a time: it had held ${turn.from} alone, and was then filled with ${listOf} alone.`,
                session: session.id,
                seq: turn.seq,
                at: turn.at,
              },
          {
            says: `${durationText(nowAt - change.at)} after it was put there, it stands among ${others} of ${listOf}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};
