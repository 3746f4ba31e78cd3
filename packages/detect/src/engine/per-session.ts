import type { Session } from './session.ts';

let made = 0;

/** The number that the next state gets. A detector takes it before it makes its models: its sessions keep none of lower numbers. */
export const nextStateNumber = (): number => made;

/**
 * State that a model keeps for each session: made when first asked for, gone once the session is forgotten.
 *
 * The session holds it, at a place of its own for each such state: one record asks dozens of models about the same session,
 * and whatever forgets a session forgets all that is known of it. Of one that was forgotten there is nothing, ever again.
 *
 * @param leave puts elsewhere what others are to know of a session that is about to be forgotten.
 */
export function perSession<State extends object>(
  create: (session: Session) => State,
  leave?: (session: Session, state: State) => void,
): (session: Session) => State {
  const number = made++;
  return (session) => (session.states[number - session.firstState] as State | undefined) ?? begin(session);

  /** Apart from what asks, which would make room for what is handed on here each time it is asked. */
  function begin(session: Session): State {
    const state = create(session);
    if (session.isForgotten) return state;
    session.states[number - session.firstState] = state;
    if (leave !== undefined) session.beforeForgotten(() => leave(session, state));
    return state;
  }
}
