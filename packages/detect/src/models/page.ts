import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';

export interface PageFacts {
  /** The page is visible, online and running again, after it was not. */
  readonly 'page.active': { readonly session: Session; readonly at: number };
}

export interface PageModel {
  /** Epoch ms since when the page has been visible, online and running; `undefined` while it is not. */
  activeSince(session: Session): number | undefined;
  /** Whether the page went away for good. */
  isUnloaded(session: Session): boolean;
}

interface PageState {
  visible: boolean;
  online: boolean;
  frozen: boolean;
  unloaded: boolean;
  activeSince: number | undefined;
}

/** Follows whether somebody can be looking at the page, and whether its code can run. */
export function createPageModel(bus: Bus<RecordFacts & PageFacts>): PageModel {
  const stateOf = perSession<PageState>(() => ({
    visible: true,
    online: true,
    frozen: false,
    unloaded: false,
    activeSince: 0,
  }));

  function change(session: Session, at: number, change: Partial<PageState>): void {
    const state = Object.assign(stateOf(session), change);
    const isActive = state.visible && state.online && !state.frozen && !state.unloaded;
    if (isActive === (state.activeSince !== undefined)) return;
    state.activeSince = isActive ? at : undefined;
    if (isActive) bus.tell('page.active', { session, at });
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
    isUnloaded: (session) => stateOf(session).unloaded,
  };
}
