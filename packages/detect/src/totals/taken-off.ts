import type { JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { createDerivation } from '#entities/derivation.ts';
import { idOf } from '#entities/entity-id.ts';
import { createNameTest } from '#entities/name-test.ts';
import type { LinkFacts } from '#links/link.ts';
import type { ArrivalModel } from '#models/commits/arrivals.ts';
import type { DeletionFacts } from '#models/told/deletions.ts';
import { placeText } from '#stores/place.ts';
import type { StoreChange, StoreFacts, StoreModel } from '#stores/stores.ts';
import { isLookedAtName, isNamedAfter, saysState } from './item-count.ts';
import type { Paired } from './pairs.ts';

/** An event, or a deletion by the page itself, that may take an item off a count. */
export interface Taker {
  readonly session: Session;
  /** Of the event, or the request's line without ids. */
  readonly name: string;
  readonly at: number;
  readonly seq: number;
}

export interface TakenOff {
  /**
   * The events and deletions since an instant by which what a list counted is not counted any more: it was deleted, or looked at, or is in
   * another state; or it left the list, and the number is that list's by name. One for each item.
   */
  by(session: Session, paired: Paired, isCounted: (item: JsonObject) => boolean, sinceAt: number): readonly Taker[];
  /** The same of events by which what a list did not count is counted now. */
  putOn(session: Session, paired: Paired, isCounted: (item: JsonObject) => boolean, sinceAt: number): readonly Taker[];
}

/** What was in a list when an event came that was to take it off. */
interface Noted {
  readonly id: string;
  readonly by: Taker;
  readonly how: 'deleted' | 'changed' | 'left';
  readonly store: number;
  /** Path of its list, or its own in a table. */
  readonly path: string;
  /** Absent of what left. */
  readonly object?: JsonObject;
}

/** Items that events took off last, remembered for each page. */
const MOST_NOTED = 64;

/**
 * Remembers how things were in stores before an event deleted them, said that somebody looked at them or in what state they are, or took them out, or the page itself
 * deleted them; and tells of each.
 */
export function createTakenOff(
  bus: Bus<LinkFacts & DeletionFacts & StoreFacts>,
  { stores, arrivals }: { readonly stores: StoreModel; readonly arrivals: ArrivalModel },
  onTaken: (taker: Taker) => void,
): TakenOff {
  const notedOf = perSession<Noted[]>(() => []);

  bus.on('event.in', ({ link: { session }, event: { name }, mains, at, seq }) => {
    for (const { id, object, shape } of mains)
      if (namesLook(name) || shape.derive(object, saysLookedAt) || changesState(session, id, object))
        note({ session, name, at, seq }, id, 'changed');
  });
  bus.on('entity.deleted', ({ session, id, how, source: name, at, seq }) => {
    if (how === 'told' || how === 'done') note({ session, name, at, seq }, id, 'deleted');
  });

  bus.on('store.changed', (change) => {
    if (change.cause !== undefined) for (const id of change.left) noteLeft(change, id);
  });

  /** Whether a store still has it in another state. Most events say nothing of states, and no store is looked through for them. */
  function changesState(session: Session, id: string, object: JsonObject): boolean {
    const states = Object.entries(object).filter(([name, value]) => saysState(name, value));
    if (states.length === 0 || !stores.isHeld(session, id)) return false;
    return stores
      .copiesOf(session, id)
      .some(({ object: held }) => states.some(([name, value]) => saysState(name, held[name]) && held[name] !== value));
  }

  function note(by: Taker, id: string, how: 'deleted' | 'changed'): void {
    if (!stores.isHeld(by.session, id)) return;
    const copies = stores.copiesOf(by.session, id);
    keep(
      by,
      copies.map(({ store, place, object }) => ({ id, by, how, store: store.number, path: placeText(place), object })),
    );
  }

  /** Of what an event was about, and its own commit took out. */
  function noteLeft({ session, store, patch = [], cause }: StoreChange, id: string): void {
    const about = arrivals.of(session, id)?.asChange;
    if (about === undefined || about.seq !== cause) return;
    const by: Taker = { session, name: about.event.name, at: about.at, seq: about.seq };
    const steps = patch.filter((op) => op.op === 'splice' && op.remove > 0);
    keep(
      by,
      steps.map(({ path }) => ({ id, by, how: 'left', store: store.number, path: path.join('.') })),
    );
  }

  function keep(by: Taker, more: readonly Noted[]): void {
    const noted = notedOf(by.session);
    noted.push(...more);
    if (noted.length > 2 * MOST_NOTED) noted.splice(0, noted.length - MOST_NOTED);
    if (more.length > 0) onTaken(by);
  }

  function notedIn(session: Session, { list }: Paired, sinceAt: number): readonly Noted[] {
    const isIn = ({ store, path }: Noted): boolean =>
      store === list.store.number && (path === list.path || path.startsWith(`${list.path}.`));
    return notedOf(session).filter((one) => one.by.at >= sinceAt && isIn(one));
  }

  return {
    by(session, paired, isCounted, sinceAt) {
      const wasCounted = ({ object }: Noted): boolean => object === undefined || isCounted(object);
      const was = notedIn(session, paired, sinceAt).filter(wasCounted);
      if (was.length === 0) return [];
      const now = itemsById(paired);
      const isOff = ({ id, how }: Noted): boolean => {
        const item = now.get(id);
        if (item !== undefined) return !isCounted(item);
        return how === 'deleted' || (how === 'left' && isNamedAfter(paired.total, paired.list));
      };
      return takersOf(was.filter(isOff));
    },
    putOn(session, paired, isCounted, sinceAt) {
      const was = notedIn(session, paired, sinceAt).filter(({ object }) => object !== undefined && !isCounted(object));
      if (was.length === 0) return [];
      const now = itemsById(paired);
      return takersOf(
        was.filter(({ id }) => {
          const item = now.get(id);
          return item !== undefined && isCounted(item);
        }),
      );
    },
  };
}

const itemsById = ({ list }: Paired): ReadonlyMap<string | undefined, JsonObject> =>
  new Map(list.items.map((item) => [idOf(item), item]));

/** One for each item. */
const takersOf = (noted: readonly Noted[]): readonly Taker[] => [
  ...new Map(noted.map(({ id, by }) => [id, by])).values(),
];

const namesLook = createNameTest(isLookedAtName);
const saysLookedAt = createDerivation((names) => names.some(isLookedAtName));
