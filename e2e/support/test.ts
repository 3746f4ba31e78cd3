import { test as base } from '@playwright/test';
import type { ProfileOptions } from './browser/chromium.ts';
import { type ExtendedProfile, type ExtensionSettings, openExtendedProfile } from './browser/extension.ts';
import { devtoolsArgs, dockDevtoolsAtBottom, type OpenedPanel, openPanel } from './browser/open-panel.ts';
import { type Stack, startStack } from './collector/stack.ts';
import { ChatPage, type Variant } from './screens/chat-page.ts';
import { type CuttableProxy, startCuttableProxy } from './sites/cuttable-proxy.ts';

/** One person at one device: a browser with the extension, behind a network of its own. */
export interface Device {
  readonly chat: ChatPage;
  readonly network: CuttableProxy;
  readonly profile: ExtendedProfile;
}

export interface PanelDevice extends Device, Pick<OpenedPanel, 'devtools' | 'panel'> {}

interface Fixtures {
  readonly stack: Stack;
  /** Opens the team chat on a new device. Everything the device does is recorded, and sent to the collector. */
  readonly openDevice: (variant: Variant) => Promise<Device>;
  /**
   * The same with the panel open in the real DevTools, and the extension as it is installed: it records while its panel is open,
   * here from the start of the page, and nothing leaves the browser.
   */
  readonly openPanelDevice: (variant: Variant, settings?: Partial<ExtensionSettings>) => Promise<PanelDevice>;
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
      const device = await openChat(stack, variant, { settings: { record: 'all' } });
      opened.push(device);
      return device;
    });
    await closeAll(opened);
  },
  openPanelDevice: async ({ stack }, use) => {
    const opened: Device[] = [];
    const closePanels: (() => Promise<void>)[] = [];
    await use(async (variant, settings = {}) => {
      const device = await openChat(stack, variant, {
        settings: { collectorUrl: '', ...settings },
        profile: { args: devtoolsArgs, prepare: dockDevtoolsAtBottom },
      });
      opened.push(device);
      const { page } = device.chat;
      const { devtools, panel, close } = await openPanel(device.profile, page, 'Driftscope');
      closePanels.push(close);
      await page.reload();
      return { ...device, devtools, panel };
    });
    for (const close of closePanels) await close();
    await closeAll(opened);
  },
});

interface ChatOptions {
  readonly settings: Partial<ExtensionSettings>;
  readonly profile?: ProfileOptions;
}

async function openChat(stack: Stack, variant: Variant, { settings, profile: options }: ChatOptions): Promise<Device> {
  const network = await startCuttableProxy(stack.chatPort);
  const profile = await openExtendedProfile(options);
  await profile.configure({ collectorUrl: stack.collectorUrl, ...settings });
  const page = profile.context.pages()[0] ?? (await profile.context.newPage());
  const chat = new ChatPage(page);
  await chat.open(network.url, variant);
  return { chat, network, profile };
}

async function closeAll(devices: readonly Device[]): Promise<void> {
  for (const { profile, network } of devices) {
    await profile.close();
    await network.stop();
  }
}

export { expect } from '@playwright/test';
