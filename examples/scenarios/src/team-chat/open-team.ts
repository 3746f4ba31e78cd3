import { logIn } from '../log-in.ts';
import type { Stage, Tab } from '../stage.ts';

/** Two people, each at a device of their own, in the conversation of the team. */
export async function openTeam(stage: Stage): Promise<{ readonly bob: Tab; readonly alice: Tab }> {
  const [bob, alice] = [await stage.device(), await stage.device()];
  for (const [tab, name] of [
    [bob, 'Bob'],
    [alice, 'Alice'],
  ] as const) {
    await logIn(tab, name);
    await tab.see('Connected');
    await tab.follow('Team');
    await tab.see('I can take the second hour.');
  }
  return { bob, alice };
}
