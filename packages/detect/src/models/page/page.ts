import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';

/** The end of a time in which nobody could look at the page, or its code could not run, or had no network. */
export interface PageReturn {
  readonly session: Session;
  readonly at: number;
  readonly seq: number;
  /** Epoch ms when it began, and the record that says so. */
  readonly awaySince: number;
  readonly awaySeq: number;
  /** It was hidden or frozen for some of that time, and not only without a network. */
  readonly wasHidden: boolean;
}

export interface PageFacts {
  /** The page is visible, online and running again, after it was not. */
  readonly 'page.active': PageReturn;
}

export interface PageModel {
  /** Epoch ms since when the page has been visible, online and running; `undefined` while it is not. */
  activeSince(session: Session): number | undefined;
  /** Epoch ms since when nobody could look at the page; `undefined` while somebody can. */
  hiddenSince(session: Session): number | undefined;
  /** Whether the page went away for good. */
  isUnloaded(session: Session): boolean;
}

interface PageState {
  visible: boolean;
  online: boolean;
  frozen: boolean;
  unloaded: boolean;
  activeSince: number | undefined;
  awaySince: number;
  awaySeq: number;
  hiddenSince: number | undefined;
  wasHidden: boolean;
}

/** Follows whether somebody can be looking at the page, and whether its code can run. */
export function createPageModel(bus: Bus<RecordFacts & PageFacts>): PageModel {
  const stateOf = perSession<PageState>(() => ({
    visible: true,
    online: true,
    frozen: false,
    unloaded: false,
    activeSince: 0,
    awaySince: 0,
    awaySeq: 0,
    hiddenSince: undefined,
    wasHidden: false,
  }));

  function change({ session, at, record: { seq } }: Seen, change: Partial<PageState>): void {
    const state = Object.assign(stateOf(session), change);
    const isHidden = isUnseen(state);
    if (!isHidden) state.hiddenSince = undefined;
    else state.hiddenSince ??= at;
    const isActive = state.online && !isHidden;
    const wasActive = state.activeSince !== undefined;
    if (wasActive && !isActive) leave(state, at, seq);
    if (isHidden) state.wasHidden = true;
    if (wasActive || !isActive) return;
    state.activeSince = at;
    const { awaySince, awaySeq, wasHidden } = state;
    bus.tell('page.active', { session, at, seq, awaySince, awaySeq, wasHidden });
  }

  bus.on('page.load', (seen) =>
    change(seen, { visible: seen.record.visibility !== 'hidden', online: seen.record.online !== false }),
  );
  bus.on('page.visibility', (seen) => change(seen, { visible: seen.record.visibility === 'visible' }));
  bus.on('page.freeze', (seen) => change(seen, { frozen: true }));
  bus.on('page.resume', (seen) => change(seen, { frozen: false }));
  bus.on('page.online', (seen) => change(seen, { online: true }));
  bus.on('page.offline', (seen) => change(seen, { online: false }));
  bus.on('page.show', (seen) => change(seen, { frozen: false, unloaded: false }));
  bus.on('page.hide', (seen) => change(seen, seen.record.kept ? { frozen: true } : { unloaded: true }));

  return {
    activeSince: (session) => stateOf(session).activeSince,
    hiddenSince: (session) => stateOf(session).hiddenSince,
    isUnloaded: (session) => stateOf(session).unloaded,
  };
}

const isUnseen = ({ visible, frozen, unloaded }: PageState): boolean => !visible || frozen || unloaded;

function leave(state: PageState, at: number, seq: number): void {
  state.activeSince = undefined;
  state.awaySince = at;
  state.awaySeq = seq;
  state.wasHidden = false;
}
