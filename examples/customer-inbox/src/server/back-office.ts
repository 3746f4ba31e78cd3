import type { User } from '@driftscope/example-protocol';
import type { Inbox } from './inbox.ts';

/** How long others take for their part. */
export interface OfficeDelays {
  /** A new room is given to an agent. */
  readonly assignMs: number;
  /** The customer's channel says that it has an agent's message. */
  readonly deliverMs: number;
}

/** What happens besides the agents: new rooms are shared out in turn, and the channels deliver. */
export function startBackOffice(inbox: Inbox, agents: readonly User[], delays: OfficeDelays): { stop(): void } {
  const timers = new Set<NodeJS.Timeout>();
  let turn = 0;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  inbox.onChange((change) => {
    if (change.kind === 'room-created') {
      const agent = agents[turn % agents.length] ?? null;
      turn += 1;
      later(delays.assignMs, () => {
        if (change.room.assignee === null) inbox.assign(change.room, agent);
      });
    }
    if (change.kind === 'message-posted' && change.message.from === 'agent') {
      later(delays.deliverMs, () => inbox.deliver(change.room, change.message));
    }
  });

  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
