import type { Tab } from '../stage.ts';

/** Opens a title from where it stands in the library. */
export async function openTitle(tab: Tab, name: string): Promise<void> {
  await tab.follow(name);
  await tab.see('min watched');
}
