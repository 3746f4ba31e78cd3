import type { Bus } from '#engine/bus.ts';
import type { Session } from '#engine/session.ts';
import type { InboundEvent } from '#links/link.ts';
import { type Place, placeOf } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { ArrivalFacts } from './arrivals.ts';

/** A store took what an event brought into a list, and the page draws it. */
export interface Rendering {
  readonly session: Session;
  readonly event: InboundEvent;
  /** Of the entity that was put in. */
  readonly id: string;
  readonly store: Store;
  /** Of the list. */
  readonly place: Place;
  readonly at: number;
  readonly seq: number;
}

export interface RenderingFacts {
  readonly 'event.rendered': Rendering;
}

/** How long after an event its entity is put into a list. */
const WINDOW_MS = 2_000;

/** Tells when a list takes up what an event brought. */
export function watchRenderings(bus: Bus<ArrivalFacts & RenderingFacts>): void {
  bus.on('arrival.stored', ({ arrival: { last: event }, id, change, op }) => {
    const { session, store, at, seq } = change;
    if (op.op !== 'splice' || at > event.at + WINDOW_MS) return;
    bus.tell('event.rendered', { session, event, id, store, place: placeOf(store.state, op.path), at, seq });
  });
}
