import type { Tab } from './stage.ts';

/** Writes into the open conversation. */
export async function sendMessage(tab: Tab, text: string): Promise<void> {
  await tab.write('Message', text);
  await tab.press('Send');
}
