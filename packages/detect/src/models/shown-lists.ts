import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { childOf, placeText } from '../stores/place.ts';
import type { Copy } from '../stores/stores.ts';

/** Which lists a page shows, as far as that can be told: those that it asked for when the user did something last. */
export interface ShownLists {
  /** The list that the copy is in was found to be the answer to what was asked then (epoch ms). */
  noteRead(session: Session, copy: Copy, askedAt: number): void;
  /** Whether the list was asked for at the user's last step or since, and is not kept for another time. */
  isShown(session: Session, copy: Copy): boolean;
}

/** Lists remembered for each page. */
const MOST_LISTS = 256;
/** A page asks so soon before we learn of the step that made it. */
const STEP_MS = 100;
/** Where apps keep what was, for undo or to compare with. */
const isAside = (field: string): boolean =>
  /past|undo|redo|histor|previous|former|snapshot|backup|initial|original|draft|persist|stale/i.test(field);

export function createShownLists(bus: Bus<RecordFacts>): ShownLists {
  const askedAtOf = perSession(() => new RecentMap<string, number>(MOST_LISTS));
  const stepAt = new Map<Session, number>();

  for (const kind of ['ui.click', 'ui.submit', 'ui.press', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => void stepAt.set(session, at));

  return {
    noteRead(session, copy, askedAt) {
      const known = askedAtOf(session).get(keyOf(copy)) ?? Number.NEGATIVE_INFINITY;
      if (askedAt > known) askedAtOf(session).set(keyOf(copy), askedAt);
    },
    isShown(session, copy) {
      const askedAt = askedAtOf(session).get(keyOf(copy));
      if (askedAt === undefined || (stepAt.get(session) ?? 0) > askedAt + STEP_MS) return false;
      return !isKeptAside(copy);
    },
  };
}

const keyOf = ({ store, place }: Copy): string => `${store.number} ${placeText(place)}`;

/** It is none of what the screen shows, or is to be asked for anew: TanStack's cache says so of itself. */
function isKeptAside({ store, place }: Copy): boolean {
  let value = store.state;
  for (const step of place) {
    if (!('field' in step)) return false;
    if (isAside(step.field)) return true;
    value = childOf(value, step.field) ?? null;
    if (childOf(value, 'isInvalidated') === true) return true;
  }
  return false;
}
