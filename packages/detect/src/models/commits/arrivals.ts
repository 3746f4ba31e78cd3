import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { idOf } from '#entities/entity-id.ts';
import type { InboundEvent, LinkFacts } from '#links/link.ts';
import type { StoreChange, StoreFacts, StoreModel } from '#stores/stores.ts';

/** The last events that were about one entity. */
export interface Arrival {
  readonly last: InboundEvent;
  /** The last that came while no store held the entity, and the last that came while one did. Absent: none. */
  readonly asNew?: InboundEvent;
  readonly asChange?: InboundEvent;
}

/** A store was given an entity that an event had been about. */
export interface StoredArrival {
  readonly arrival: Arrival;
  readonly id: string;
  readonly change: StoreChange;
  /** The step that put it there. */
  readonly op: PatchOp;
}

export interface ArrivalFacts {
  readonly 'arrival.stored': StoredArrival;
}

export interface ArrivalModel {
  /** `undefined`: no event was about it, or too long ago. */
  of(session: Session, id: string): Arrival | undefined;
  /** Whether no store held the entity when this event came. */
  isNew(event: InboundEvent, id: string): boolean;
}

/** Entities remembered for each page. */
const MOST_ENTITIES = 1_000;

/** Remembers what events brought to each page last, and tells when a store takes it, however late. */
export function createArrivalModel(bus: Bus<LinkFacts & StoreFacts & ArrivalFacts>, stores: StoreModel): ArrivalModel {
  const arrivalsOf = perSession(() => new RecentMap<string, Mutable<Arrival>>(MOST_ENTITIES));

  bus.on('event.in', (event) => {
    for (const { id } of event.mains) note(event, id);
  });
  bus.on('store.changed', (change) => {
    for (const op of change.patch ?? []) {
      if (op.op === 'set') look(change, op, op.value);
      else if (op.op === 'splice') for (const item of op.insert) look(change, op, item);
    }
  });

  function note(event: InboundEvent, id: string): void {
    const { session } = event.link;
    const arrivals = arrivalsOf(session);
    const known = arrivals.get(id);
    const arrival: Mutable<Arrival> = known ?? { last: event };
    arrival.last = event;
    if (stores.isHeld(session, id)) arrival.asChange = event;
    else arrival.asNew = event;
    if (known === undefined) arrivals.set(id, arrival);
  }

  function look(change: StoreChange, op: PatchOp, value: Json): void {
    const id = isJsonObject(value) ? idOf(value) : undefined;
    if (id === undefined) return;
    const arrival = arrivalsOf(change.session).get(id);
    if (arrival !== undefined) bus.tell('arrival.stored', { arrival, id, change, op });
  }

  return {
    of: (session, id) => arrivalsOf(session).get(id),
    isNew: (event, id) => arrivalsOf(event.link.session).get(id)?.asNew === event,
  };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
