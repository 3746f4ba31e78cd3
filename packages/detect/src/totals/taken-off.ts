import type { JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { createDerivation } from '#entities/derivation.ts';
import { idOf } from '#entities/entity-id.ts';
import { createNameTest } from '#entities/name-test.ts';
import type { LinkFacts } from '#links/link.ts';
import type { DeletionFacts } from '#models/told/deletions.ts';
import { placeText } from '#stores/place.ts';
import type { StoreModel } from '#stores/stores.ts';
import type { FoundList } from './find-totals.ts';
import type { Placed } from './held-totals.ts';
import { isLookedAtName } from './item-count.ts';

/** An event that may take an item off a count. */
export interface Taker {
  readonly session: Session;
  readonly name: string;
  readonly at: number;
  readonly seq: number;
}

export interface TakenOff {
  /** The events since an instant by which what a list counted is not counted any more: it was deleted, or looked at. One for each item. */
  by(
    session: Session,
    list: Placed<FoundList>,
    isCounted: (item: JsonObject) => boolean,
    sinceAt: number,
  ): readonly Taker[];
}

/** What was in a list when an event came that was to take it off. */
interface Noted {
  readonly id: string;
  readonly by: Taker;
  readonly isDeletion: boolean;
  readonly store: number;
  /** Path of its list, or its own in a table. */
  readonly path: string;
  readonly object: JsonObject;
}

/** Items that events took off last, remembered for each page. */
const MOST_NOTED = 64;

/** Remembers how things were in stores before an event deleted them, or said that somebody looked at them; and tells of each such event. */
export function createTakenOff(
  bus: Bus<LinkFacts & DeletionFacts>,
  stores: StoreModel,
  onTaken: (taker: Taker) => void,
): TakenOff {
  const notedOf = perSession<Noted[]>(() => []);

  bus.on('event.in', ({ link: { session }, event: { name }, mains, at, seq }) => {
    for (const { id, object, shape } of mains)
      if (namesLook(name) || shape.derive(object, saysLookedAt)) note({ session, name, at, seq }, id, false);
  });
  bus.on('entity.deleted', ({ session, id, how, line: name, at, seq }) => {
    if (how === 'told') note({ session, name, at, seq }, id, true);
  });

  function note(by: Taker, id: string, isDeletion: boolean): void {
    if (!stores.isHeld(by.session, id)) return;
    const noted = notedOf(by.session);
    for (const { store, place, object } of stores.copiesOf(by.session, id))
      noted.push({ id, by, isDeletion, store: store.number, path: placeText(place), object });
    if (noted.length > 2 * MOST_NOTED) noted.splice(0, noted.length - MOST_NOTED);
    onTaken(by);
  }

  return {
    by(session, list, isCounted, sinceAt) {
      const isIn = ({ store, path }: Noted): boolean =>
        store === list.store.number && (path === list.path || path.startsWith(`${list.path}.`));
      const was = notedOf(session).filter((one) => one.by.at >= sinceAt && isIn(one) && isCounted(one.object));
      if (was.length === 0) return [];
      const now = new Map(list.items.map((item) => [idOf(item), item]));
      const isOff = ({ id, isDeletion }: Noted): boolean => {
        const item = now.get(id);
        return item === undefined ? isDeletion : !isCounted(item);
      };
      return [...new Map(was.filter(isOff).map(({ id, by }) => [id, by])).values()];
    },
  };
}

const namesLook = createNameTest(isLookedAtName);
const saysLookedAt = createDerivation((names) => names.some(isLookedAtName));
