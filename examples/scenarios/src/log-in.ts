import type { Tab } from './stage.ts';

/** Every example has the same entrance: the password of an account is its name. */
export async function logIn(tab: Pick<Tab, 'write' | 'press' | 'see'>, name: string): Promise<void> {
  await tab.write('Name', name);
  await tab.write('Password', name.toLowerCase());
  await tab.press('Log in');
  await tab.see('Log out');
}
