import type { Tab } from './stage.ts';

/** Chooses an entry of the demo menu, which every example has: a bad day for the next request. */
export async function demo(tab: Tab, entry: string): Promise<void> {
  await tab.press('Demo');
  await tab.press(entry);
}
