import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import type { InboundEvent, LinkFacts } from '../links/link.ts';
import type { StoreModel } from '../stores/stores.ts';

/** The last events that were about one entity. */
export interface Arrival {
  readonly last: InboundEvent;
  /** The last that came while no store held the entity, and the last that came while one did. Absent: none. */
  readonly asNew?: InboundEvent;
  readonly asChange?: InboundEvent;
}

export interface ArrivalModel {
  /** `undefined`: no event was about it, or too long ago. */
  of(session: Session, id: string): Arrival | undefined;
}

/** Entities remembered for each page. */
const MOST_ENTITIES = 1_000;

/** Remembers what events brought to each page last, for those who find it in a store a moment later. */
export function createArrivalModel(bus: Bus<LinkFacts>, stores: StoreModel): ArrivalModel {
  const arrivalsOf = perSession(() => new RecentMap<string, Mutable<Arrival>>(MOST_ENTITIES));

  bus.on('event.in', (event) => {
    const { session } = event.link;
    for (const { id } of event.mains) {
      const arrivals = arrivalsOf(session);
      const known = arrivals.get(id);
      const arrival: Mutable<Arrival> = known ?? { last: event };
      arrival.last = event;
      if (stores.isHeld(session, id)) arrival.asChange = event;
      else arrival.asNew = event;
      if (known === undefined) arrivals.set(id, arrival);
    }
  });

  return { of: (session, id) => arrivalsOf(session).get(id) };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
