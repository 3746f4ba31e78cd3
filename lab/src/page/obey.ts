import type { FaultEngine } from '@driftscope/recorder';
import type { LabCommand, LabNews, LabStep } from '@driftscope/records';
import { logIn } from '@driftscope/scenarios';
import type { Hands } from './create-hands.ts';
import { watchScreen } from './watch-screen.ts';

export interface PageParts {
  readonly hands: Hands;
  readonly engine: FaultEngine;
  readonly tell: (news: LabNews) => void;
}

/** Does what the lab says. Resolves when it is done, and fails when what it needs does not come onto the screen. */
export async function obey(command: LabCommand, { hands, engine, tell }: PageParts): Promise<void> {
  switch (command.kind) {
    case 'log-in':
      return logIn(hands, command.name);
    case 'arrive':
      return (await hands.first(['Log in', 'Log out'])) === 'Log in' ? logIn(hands, command.name) : undefined;
    case 'take':
      for (const step of command.steps) await take(step, hands);
      return;
    case 'watch':
      return watchScreen(command.screen, tell);
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
