import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';

/** The end of a time in which nobody could look at the page, or its code could not run, or had no network. */
export interface PageReturn {
  readonly session: Session;
  readonly at: number;
  readonly awaySince: number;
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
    hiddenSince: undefined,
    wasHidden: false,
  }));

  function change(session: Session, at: number, change: Partial<PageState>): void {
    const state = Object.assign(stateOf(session), change);
    const isHidden = isUnseen(state);
    if (!isHidden) state.hiddenSince = undefined;
    else state.hiddenSince ??= at;
    const isActive = state.online && !isHidden;
    const wasActive = state.activeSince !== undefined;
    if (wasActive && !isActive) leave(state, at);
    if (isHidden) state.wasHidden = true;
    if (wasActive || !isActive) return;
    state.activeSince = at;
    bus.tell('page.active', { session, at, awaySince: state.awaySince, wasHidden: state.wasHidden });
  }

  bus.on('page.load', ({ session, at, record }) =>
    change(session, at, { visible: record.visibility !== 'hidden', online: record.online !== false }),
  );
  bus.on('page.visibility', ({ session, at, record }) =>
    change(session, at, { visible: record.visibility === 'visible' }),
  );
  bus.on('page.freeze', ({ session, at }) => change(session, at, { frozen: true }));
  bus.on('page.resume', ({ session, at }) => change(session, at, { frozen: false }));
  bus.on('page.online', ({ session, at }) => change(session, at, { online: true }));
  bus.on('page.offline', ({ session, at }) => change(session, at, { online: false }));
  bus.on('page.show', ({ session, at }) => change(session, at, { frozen: false, unloaded: false }));
  bus.on('page.hide', ({ session, at, record }) =>
    change(session, at, record.kept ? { frozen: true } : { unloaded: true }),
  );

  return {
    activeSince: (session) => stateOf(session).activeSince,
    hiddenSince: (session) => stateOf(session).hiddenSince,
    isUnloaded: (session) => stateOf(session).unloaded,
  };
}

const isUnseen = ({ visible, frozen, unloaded }: PageState): boolean => !visible || frozen || unloaded;

function leave(state: PageState, at: number): void {
  state.activeSince = undefined;
  state.awaySince = at;
  state.wasHidden = false;
}
