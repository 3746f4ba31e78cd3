import { expect } from '@playwright/test';
import type { FirefoxTab } from './open-firefox.ts';

/** The team chat in a Firefox, as far as its tests use it: they look and type by script. */
export const firefoxChat = (tab: FirefoxTab) => ({
  logIn: async (account: string) => {
    await expect.poll(() => tab.text(`String(document.querySelectorAll('input').length)`)).toBe('2');
    await tab.text(`(() => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      document.querySelectorAll('input').forEach((input) => {
        set.call(input, ${JSON.stringify(account)});
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      document.querySelector('form').requestSubmit();
      return 'asked';
    })()`);
    await expectStatus(tab, 'Connected');
  },
  enter: async (title: string) => {
    const link = `[...document.querySelectorAll('nav a')].find((one) => one.innerText.includes(${JSON.stringify(title)}))`;
    await expect.poll(() => tab.text(`String(${link} !== undefined)`)).toBe('true');
    await tab.text(`(${link}.click(), 'clicked')`);
    await expect.poll(() => tab.text(`document.querySelector('[role=log]')?.innerText ?? ''`)).not.toBe('');
  },
  expectStatus: (status: string) => expectStatus(tab, status),
});

async function expectStatus(tab: FirefoxTab, status: string): Promise<void> {
  const shown = `JSON.stringify([...document.querySelectorAll('[role=status]')].map((one) => one.innerText.trim()))`;
  await expect.poll(async () => JSON.parse(await tab.text(shown))).toContain(status);
}
