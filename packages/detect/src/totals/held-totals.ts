import { isJsonObject, type PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import type { Session } from '../engine/session.ts';
import { isTotalName } from '../entities/count-name.ts';
import { idOf, isIdField } from '../entities/entity-id.ts';
import type { Store, StoreFacts, StoreModel } from '../stores/stores.ts';
import { type FoundList, type FoundTotal, findLists, findTotals } from './find-totals.ts';

/** Something that was found in a store. */
export type Placed<Found> = Found & { readonly store: Store };

export interface HeldTotals {
  /** The totals that the page's stores hold now. */
  of(session: Session): readonly Placed<FoundTotal>[];
}

/** Finds totals in stores. Those that hold none, which are most, are not looked through again until one may have come. */
export function createHeldTotals(bus: Bus<StoreFacts>, stores: StoreModel): HeldTotals {
  const without = new WeakSet<Store>();

  bus.on('store.changed', ({ store, patch }) => {
    if (without.has(store) && (patch === undefined || patch.some(mayBringTotal))) without.delete(store);
  });

  function totalsIn(store: Store): readonly Placed<FoundTotal>[] {
    if (without.has(store)) return [];
    const totals = findTotals(store.state).map((total) => ({ ...total, store }));
    if (totals.length === 0) without.add(store);
    return totals;
  }

  return { of: (session) => stores.all(session).flatMap(totalsIn) };
}

/** What totals may be of, in the page's stores now. */
export const heldLists = (stores: StoreModel, session: Session): readonly Placed<FoundList>[] =>
  stores.all(session).flatMap((store) => findLists(store.state).map((list) => ({ ...list, store })));

/** What lies in a list is a part of a thing, and never a total. */
function mayBringTotal(op: PatchOp): boolean {
  if (op.op !== 'set' || op.path.some((step) => typeof step === 'number')) return false;
  const name = op.path.at(-1) ?? '';
  if (typeof op.value === 'number') return isTotalName(String(name)) || isIdField(name);
  // A thing that has lost its id is none any more, and its numbers count.
  return isJsonObject(op.value) ? idOf(op.value) === undefined : isIdField(name);
}
