import type { LabAct, LabSystem } from '@driftscope/records';
import type { LabClient, Order } from './open-client.ts';
import type { PlannedStep } from './plan-steps.ts';

export interface StepTools {
  readonly system: LabSystem;
  readonly clients: readonly LabClient[];
  readonly act: (act: LabAct) => Promise<unknown>;
  /** Who is logged in now. Absent: nobody. */
  readonly user: () => string | undefined;
  readonly onUser: (user: string | undefined) => void;
  readonly onTab: (isOpen: boolean) => void;
}

/** Lets one planned step happen, to both clients at once. */
export async function takeStep(step: PlannedStep, tools: StepTools): Promise<void> {
  const { system, clients, act, user, onUser, onTab } = tools;
  const all = (order: Order) => Promise.all(clients.map((client) => client.order(order)));
  switch (step.kind) {
    case 'break':
      await all({ kind: 'break', spec: step.spec });
      return;
    case 'write':
      await act({ kind: 'write', by: step.by, text: step.text });
      return;
    case 'kick':
      await act({ kind: 'kick', user: user() ?? system.user });
      return;
    case 'tab':
      return onTab(step.isOpen);
    case 'log-out':
      onUser(undefined);
      await all({ kind: 'take', steps: [{ kind: 'press', name: 'Log out' }] });
      return;
    case 'log-in':
      onUser(step.name);
      await all({ kind: 'log-in', name: step.name });
      await all({ kind: 'take', steps: system.opening });
  }
}
