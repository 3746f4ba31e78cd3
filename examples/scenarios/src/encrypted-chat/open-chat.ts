import { logIn } from '../log-in.ts';
import type { Stage, Tab } from '../stage.ts';

/** A device on which the user looks at what was said with the other. `lastText`: what is said there already. */
export async function openChat(stage: Stage, user: string, other: string, lastText: string): Promise<Tab> {
  const tab = await stage.device();
  await logIn(tab, user);
  await tab.see('Connected');
  await tab.follow(other);
  await tab.see(lastText);
  return tab;
}
