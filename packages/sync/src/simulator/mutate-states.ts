import type { Replica, SyncState } from '../machine/state.ts';
import type { Step } from '../machine/step.ts';

/** A sign-out that leaves what was shown. */
export function keepCopy(step: Step): Step {
  return (state, event, moment) => {
    const stepped = step(state, event, moment);
    const signedOut = state.owner.kind !== 'none' && stepped.state.owner.kind === 'none';
    return signedOut ? { ...stepped, state: { ...stepped.state, replicas: state.replicas } } : stepped;
  };
}

/** What a snapshot does not name stays. */
export function mergeSnapshots(step: Step): Step {
  return (state, event, moment) => {
    const stepped = step(state, event, moment);
    if (event.kind !== 'read') return stepped;
    const replicas = new Map(stepped.state.replicas);
    for (const { kind, scope } of event.answer.pages) {
      const before = state.replicas.get(scope);
      const after = replicas.get(scope);
      if (kind === 'snapshot' && before && after) replicas.set(scope, merged(before, after));
    }
    return { ...stepped, state: { ...stepped.state, replicas } };
  };
}

function merged(before: Replica, after: Replica): Replica {
  const kept = [...before.entities].filter(([key]) => after.entities.get(key) === undefined);
  return { ...after, entities: after.entities.with(kept) };
}

/** Hidden or not, it acts as if it was seen. */
export function pollHidden(step: Step): Step {
  return (state, event, moment) => {
    const visible = event.kind === 'visible' ? event.visible : state.visible;
    const seen = event.kind === 'visible' && !event.visible ? ({ kind: 'tick' } as const) : event;
    const stepped = step({ ...state, visible: true }, seen, moment);
    return { ...stepped, state: { ...stepped.state, visible } };
  };
}

/** An open socket is alive, whatever it does. */
export function trustSilence(step: Step): Step {
  return (state, event, moment) => {
    const stepped = step(state, event, moment);
    return { ...stepped, state: calm(stepped.state) };
  };
}

function calm(state: SyncState): SyncState {
  const { connection, clock } = state;
  if (connection.kind !== 'open') return state;
  const { kind, socket } = connection;
  return { ...state, connection: { kind, socket, heardAtMs: clock.nowMs, verifiedAtMs: clock.nowMs } };
}
