import { defineConfig } from 'wxt';
import { extensionKey } from './extension-id.ts';
import { addBridge } from './manifest/add-bridge.ts';

/** The first with `light-dark()`, which the colours are written in. */
const oldestChrome = 123;

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  vite: () => ({ build: { target: `chrome${oldestChrome}` } }),
  manifest: {
    name: 'Driftscope',
    description: 'Finds where a web client silently drifts from its server, and proves it.',
    key: extensionKey,
    minimum_chrome_version: `${oldestChrome}`,
    permissions: ['storage', 'alarms', 'scripting'],
    // A batch is one long string full of quotes: as JSON inside JSON it doubled what a frame costs the page.
    message_serialization: 'structured_clone',
    // The recorder runs in the pages, and the background posts to a collector wherever it is.
    host_permissions: ['http://*/*', 'https://*/*'],
  },
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = addBridge(manifest.content_scripts ?? []);
    },
  },
});
