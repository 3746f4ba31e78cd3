import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import { idOf } from '../entities/entity-id.ts';
import type { InboundEvent, LinkFacts } from '../links/link.ts';
import { type Place, placeOf } from '../stores/place.ts';
import type { Store, StoreFacts } from '../stores/stores.ts';

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
/** Entities of events remembered for each page. */
const MOST_ENTITIES = 256;

/** Tells when a list takes up what an event brought. */
export function watchRenderings(bus: Bus<LinkFacts & StoreFacts & RenderingFacts>): void {
  const eventsOf = perSession(() => new RecentMap<string, InboundEvent>(MOST_ENTITIES));

  bus.on('event.in', (event) => {
    for (const { id } of event.mains) eventsOf(event.link.session).set(id, event);
  });
  bus.on('store.changed', ({ session, store, patch, at, seq }) => {
    const events = eventsOf(session);
    for (const op of patch ?? []) {
      for (const id of idsPutBy(op)) {
        const event = events.get(id);
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
