import type { Session } from './session.ts';

/** State that a model keeps for each session: made when first asked for. */
export function perSession<State>(create: (session: Session) => State): (session: Session) => State {
  const states = new Map<Session, State>();
  return (session) => {
    const known = states.get(session);
    if (known !== undefined) return known;
    const state = create(session);
    states.set(session, state);
    return state;
  };
}
