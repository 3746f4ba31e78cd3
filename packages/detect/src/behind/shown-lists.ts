import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import { isMarkedOld } from '../stores/kept-answers.ts';
import type { Copy } from '../stores/stores.ts';
import { spotOf } from './comparable-copies.ts';

/** Which lists a page shows, as far as that can be told: those that it asked for when the user did something last. */
export interface ShownLists {
  /** The list that the copy is in was found to be the answer to what was asked then (epoch ms). */
  noteRead(session: Session, copy: Copy, line: string, askedAt: number): void;
  /** Whether the list was asked for once at the user's last step or since, and is not kept for another time. */
  isShown(session: Session, copy: Copy): boolean;
}

/** Lists and questions remembered for each page. */
const MOST_LISTS = 256;
/** A page asks so soon before we learn of the step that made it. */
const STEP_MS = 100;
/** Where apps keep what was, for undo or to compare with. */
const isAside = (field: string): boolean =>
  /past|undo|redo|histor|previous|former|snapshot|backup|initial|original|draft|persist|stale/i.test(field);

interface LastRead {
  /** The question. */
  readonly line: string;
  readonly askedAt: number;
}

interface Asked {
  readonly at: number;
  /** It was asked before, and the user did nothing in between: it is asked again and again, and will be so once more. */
  readonly isByItself: boolean;
}

export function createShownLists(bus: Bus<RecordFacts & RequestFacts>): ShownLists {
  const readOf = perSession(() => new RecentMap<string, LastRead>(MOST_LISTS));
  const askedOf = perSession(() => new RecentMap<string, Asked>(MOST_LISTS));
  const stepOf = perSession(() => ({ at: 0 }));

  for (const kind of ['ui.click', 'ui.submit', 'ui.press', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => {
      stepOf(session).at = at;
    });

  bus.on('request.asked', ({ session, line, at }) => {
    const before = askedOf(session).get(line);
    const isByItself = before !== undefined && (before.isByItself || stepOf(session).at <= before.at + STEP_MS);
    askedOf(session).set(line, { at, isByItself });
  });

  return {
    noteRead(session, copy, line, askedAt) {
      const last = readOf(session).get(spotOf(copy));
      if (last === undefined || askedAt > last.askedAt) readOf(session).set(spotOf(copy), { line, askedAt });
    },
    isShown(session, copy) {
      const last = readOf(session).get(spotOf(copy));
      if (last === undefined || stepOf(session).at > last.askedAt + STEP_MS) return false;
      if (askedOf(session).get(last.line)?.isByItself !== false) return false;
      return !isKeptAside(copy);
    },
  };
}

/** It is none of what the screen shows, or is to be asked for anew. */
const isKeptAside = (copy: Copy): boolean =>
  isMarkedOld(copy) || copy.place.some((step) => 'field' in step && isAside(step.field));
