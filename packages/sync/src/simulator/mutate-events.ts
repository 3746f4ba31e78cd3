import type { SyncEvent } from '../machine/event.ts';
import { heldTag } from '../machine/heads.ts';
import type { SyncState } from '../machine/state.ts';
import type { Step } from '../machine/step.ts';
import type { Change } from '../protocol/change.ts';
import type { Heads } from '../protocol/heads.ts';
import type { MutationOutcome } from '../protocol/mutation.ts';

type Alter = (event: SyncEvent, state: SyncState) => SyncEvent;

const nothing: SyncEvent = { kind: 'tick' };

/** The client, where it hears something else than was said. */
export function altersEvents(alter: Alter): (step: Step) => Step {
  return (step) => (state, event, moment) => step(state, alter(event, state), moment);
}

/** Whatever the server's heads are, they are what is held. */
export const hideHeads: Alter = (event, state) => {
  const held = (heads: Heads): Heads =>
    Object.fromEntries(
      Object.entries(heads).map(([name, head]) => {
        const replica = [...state.replicas.values()].find(({ scope }) => scope === name);
        return [name, replica?.cursor ?? head];
      }),
    );
  if (event.kind === 'heads-read') {
    return { ...event, answer: { ...event.answer, heads: held(event.answer.heads) } };
  }
  if (event.kind !== 'message') return event;
  const { message } = event;
  if (message.kind === 'hello') return { ...event, message: { ...message, heads: held(message.heads) } };
  return message.kind === 'pong' ? { ...event, message: { ...message, tag: heldTag(state) } } : event;
};

export const closeGap: Alter = (event, state) => {
  if (event.kind !== 'message' || event.message.kind !== 'change') return event;
  const { change } = event.message;
  const cursor = state.replicas.get(change.scope)?.cursor ?? null;
  if (cursor === null || change.seq <= cursor) return event;
  return { ...event, message: { kind: 'change', change: { ...change, seq: cursor + 1 } } };
};

export const giveUpWhenKicked: Alter = (event) =>
  event.kind === 'closed' && event.reason === 'kicked' ? { ...event, reason: 'refused' } : event;

/** Numbers are not looked at: an answer is taken for that of whatever is under way. */
export const takeLateAnswers: Alter = (event, state) => {
  const { reading, connection } = state;
  if (event.kind === 'read' && reading.kind === 'running') return { ...event, request: reading.request };
  return event.kind === 'message' && 'socket' in connection ? { ...event, socket: connection.socket } : event;
};

export const acceptAll: Alter = (event) =>
  alterOutcomes(event, ({ id, ...outcome }) => ({
    kind: 'accepted',
    id,
    seq: outcome.kind === 'accepted' ? outcome.seq : 0,
  }));

/** A write is never found among the changes. */
export const missEchoes: Alter = (event) => {
  const unnamed = alterChanges(event, ({ mutation: _, ...change }) => change);
  return alterOutcomes(unnamed, (outcome) => (outcome.kind === 'accepted' ? { ...outcome, seq: 1_000_000 } : outcome));
};

export const dropDeletes: Alter = (event) =>
  alterChanges(event, (change) => (change.kind === 'delete' ? null : change));

export const dropExpiry: Alter = (event) =>
  alterChanges(event, (change) => {
    if (change.kind === 'delete') return change;
    const { expiresAtMs: _, ...lasting } = change;
    return lasting;
  });

export const leadOn: Alter = (event) => (event.kind === 'deposed' ? nothing : event);

function alterOutcomes(event: SyncEvent, alter: (outcome: MutationOutcome) => MutationOutcome): SyncEvent {
  if (event.kind !== 'pushed') return event;
  return { ...event, answer: { ...event.answer, outcomes: event.answer.outcomes.map(alter) } };
}

/** @param alter - `null` leaves the change out. */
function alterChanges(event: SyncEvent, alter: (change: Change) => Change | null): SyncEvent {
  if (event.kind === 'message' && event.message.kind === 'change') {
    const change = alter(event.message.change);
    return change === null ? nothing : { ...event, message: { kind: 'change', change } };
  }
  if (event.kind !== 'read') return event;
  const pages = event.answer.pages.map((page) =>
    page.kind === 'gone' ? page : { ...page, changes: page.changes.map(alter).filter((change) => change !== null) },
  );
  return { ...event, answer: { ...event.answer, pages } };
}
