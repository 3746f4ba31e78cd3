import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import type { Session } from '../engine/session.ts';
import { idOf } from '../entities/entity-id.ts';
import type { InboundEvent } from '../links/link.ts';
import { type Place, placeOf } from '../stores/place.ts';
import type { Store, StoreFacts } from '../stores/stores.ts';
import type { ArrivalModel } from './arrivals.ts';

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
export function watchRenderings(bus: Bus<StoreFacts & RenderingFacts>, arrivals: ArrivalModel): void {
  bus.on('store.changed', ({ session, store, patch, at, seq }) => {
    for (const op of patch ?? []) {
      for (const id of idsPutBy(op)) {
        const event = arrivals.of(session, id)?.last;
        if (event === undefined || at > event.at + WINDOW_MS) continue;
        bus.tell('event.rendered', { session, event, id, store, place: placeOf(store.state, op.path), at, seq });
      }
    }
  });
}

/** Ids of the entities that a step puts into a list. */
function idsPutBy(op: PatchOp): readonly string[] {
  return op.op === 'splice' ? op.insert.flatMap((item: Json) => (isJsonObject(item) ? (idOf(item) ?? []) : [])) : [];
}
