import { defineConfig } from 'wxt';
import { bundledText } from './build/bundled-text.ts';
import { minifyAgain } from './build/minify-again.ts';
import { addBridge } from './manifest/add-bridge.ts';
import { chrome } from './manifest/chrome.ts';
import { firefox } from './manifest/firefox.ts';
import { hosts, permissions } from './manifest/permissions.ts';

const own = (browser: string) => (browser === 'firefox' ? firefox : chrome);

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [bundledText(own(browser).target), minifyAgain('content-scripts/recorder.js')],
    build: { target: own(browser).target },
  }),
  manifest: ({ browser }) => ({
    name: 'Driftscope',
    description: 'Finds where a web client silently drifts from its server, and proves it.',
    permissions: permissions.map(({ name }) => name),
    host_permissions: [...hosts],
    ...own(browser).manifest,
  }),
  zip: {
    name: 'driftscope',
    // Mozilla's reviewers build it from the sources: all of the workspace, without what is made of it.
    sourcesRoot: '..',
    excludeSources: ['**/dist/**', '**/test-results/**', '**/corpus/**', 'docs/images/**'],
  },
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = addBridge(manifest.content_scripts ?? []);
    },
  },
});
