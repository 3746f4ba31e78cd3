import { perSession } from './per-session.ts';
import type { Session } from './session.ts';

/** Apps of which something is remembered at once. Each branch that a team previews may count as one. */
export const MOST_APPS = 200;

export interface AppStates<State> {
  /** That of the session's app. `undefined`: there are too many apps, and of this one nothing is remembered. */
  of(session: Session): State | undefined;
  /** `undefined` too where no session of such an app has asked yet. */
  named(app: string): State | undefined;
}

/**
 * State that a model keeps for each app: made when one of its sessions first asks for it, and kept while there are any. An app whose
 * sessions were all forgotten makes room where one is needed. Where there is none, nothing is remembered of a further app: were
 * another forgotten instead, half of what is known of that would pass for all.
 *
 * @param leave takes out of the state what belongs to a session that is about to be forgotten.
 */
export function perApp<State extends object>(
  create: () => State,
  leave?: (session: Session, state: State) => void,
): AppStates<State> {
  const apps = new Map<string, Kept<State>>();
  const shareOf = perSession<{ readonly kept: Kept<State> | undefined }>(
    (session) => {
      const kept = session.isForgotten ? apps.get(session.app) : (apps.get(session.app) ?? begin(session.app));
      if (kept !== undefined && !session.isForgotten) kept.sessions++;
      return { kept };
    },
    (session, { kept }) => {
      if (kept === undefined) return;
      leave?.(session, kept.state);
      kept.sessions--;
    },
  );

  function begin(app: string): Kept<State> | undefined {
    if (apps.size >= MOST_APPS) {
      const left = [...apps].find(([, { sessions }]) => sessions === 0);
      if (left === undefined) return undefined;
      apps.delete(left[0]);
    }
    const kept = { state: create(), sessions: 0 };
    apps.set(app, kept);
    return kept;
  }

  return {
    of: (session) => shareOf(session).kept?.state,
    named: (app) => apps.get(app)?.state,
  };
}

interface Kept<State> {
  readonly state: State;
  /** How many of the app's sessions share it. */
  sessions: number;
}
