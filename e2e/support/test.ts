import { test as base } from '@playwright/test';
import { ChatPage, type Variant } from './chat-page.ts';
import { type CuttableProxy, startCuttableProxy } from './cuttable-proxy.ts';
import { type ExtendedProfile, openExtendedProfile } from './extension.ts';
import { type Stack, startStack } from './stack.ts';

/** One person at one device: a browser with the extension, behind a network of its own. */
export interface Device {
  readonly chat: ChatPage;
  readonly network: CuttableProxy;
  readonly profile: ExtendedProfile;
}

interface Fixtures {
  readonly stack: Stack;
  /** Opens the team chat on a new device. Everything the device does is recorded, and sent to the collector. */
  readonly openDevice: (variant: Variant) => Promise<Device>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  stack: async ({}, use) => {
    const stack = await startStack();
    await use(stack);
    await stack.stop();
  },
  openDevice: async ({ stack }, use) => {
    const opened: Device[] = [];
    await use(async (variant) => {
      const network = await startCuttableProxy(stack.chatPort);
      const profile = await openExtendedProfile();
      await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
      const page = profile.context.pages()[0] ?? (await profile.context.newPage());
      const device: Device = { chat: new ChatPage(page), network, profile };
      opened.push(device);
      await device.chat.open(network.url, variant);
      return device;
    });
    for (const { profile, network } of opened) {
      await profile.close();
      await network.stop();
    }
  },
});

export { expect } from '@playwright/test';
