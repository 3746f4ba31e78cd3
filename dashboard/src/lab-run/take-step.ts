import type { LabAct, LabSystem } from '@driftscope/records';
import type { ClientTabs } from './create-client-tabs.ts';
import type { Companion } from './lab-state.ts';
import type { PlannedStep } from './plan-steps.ts';

export interface StepTools {
  readonly system: LabSystem;
  readonly clients: readonly ClientTabs[];
  readonly act: (act: LabAct) => Promise<unknown>;
  /** Who is logged in now. Absent: nobody. */
  readonly user: () => string | undefined;
  readonly onUser: (user: string | undefined) => void;
  readonly onCompanion: (companion: Companion, isThere: boolean) => void;
}

/** Lets one planned step happen, to both clients at once. */
export async function takeStep(step: PlannedStep, tools: StepTools): Promise<void> {
  const { system, clients, act, user, onUser, onCompanion } = tools;
  const all = (to: (client: ClientTabs) => Promise<void>) => Promise.all(clients.map(to));
  const openingOf = (name: string) => (name === system.user ? system.opening : (system.nextOpening ?? system.opening));
  switch (step.kind) {
    case 'break':
      await all((client) => client.orderAll({ kind: 'break', spec: step.spec }));
      return;
    case 'write':
      await act({ kind: 'write', by: step.by, text: step.text });
      return;
    case 'kick':
    case 'expire':
      await act({ kind: step.kind, user: user() ?? system.user });
      return;
    case 'slow-answers':
      await act({ kind: 'slow-answers', byMs: step.byMs, forMs: step.forMs });
      return;
    case 'leave':
      return onCompanion(step.companion, false);
    case 'join': {
      const name = user() ?? system.user;
      const entered = all((client) => client.enter(name, openingOf(name)));
      onCompanion(step.companion, true);
      await entered;
      return;
    }
    case 'log-out':
      onUser(undefined);
      await all((client) => client.order({ kind: 'take', steps: [{ kind: 'press', name: 'Log out' }] }));
      return;
    case 'log-in':
      onUser(step.name);
      await all((client) => client.order({ kind: 'log-in', name: step.name }));
      await all((client) => client.order({ kind: 'take', steps: openingOf(step.name) }));
  }
}
