import type { Session } from './session.ts';

/** State that a model keeps for each session: made when first asked for. */
export function perSession<State>(create: (session: Session) => State): (session: Session) => State {
  const states = new Map<Session, State>();
  // One record asks dozens of models about the same session.
  let last: { readonly session: Session; readonly state: State } | undefined;
  return (session) => {
    if (last?.session === session) return last.state;
    const known = states.get(session);
    const state = known ?? create(session);
    if (known === undefined) states.set(session, state);
    last = { session, state };
    return state;
  };
}
