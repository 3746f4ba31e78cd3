import type { FaultEngine } from '@driftscope/recorder';
import type { LabCommand, LabStep } from '@driftscope/records';
import { logIn } from '@driftscope/scenarios';
import type { Hands } from './create-hands.ts';

export interface PageParts {
  readonly hands: Hands;
  readonly engine: FaultEngine;
}

/** Does what the lab says. Resolves when it is done, and fails when what it needs does not come onto the screen. */
export async function obey(command: LabCommand, { hands, engine }: PageParts): Promise<void> {
  switch (command.kind) {
    case 'log-in':
      return logIn(hands, command.name);
    case 'take':
      for (const step of command.steps) await take(step, hands);
      return;
    case 'break':
      return engine.begin(command.spec);
  }
}

function take(step: LabStep, hands: Hands): Promise<void> {
  switch (step.kind) {
    case 'press':
      return hands.press(step.name);
    case 'follow':
      return hands.follow(step.name);
    case 'see':
      return hands.see(step.text);
  }
}
