import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createHandover } from '../bridge/create-handover.ts';
import { startBridge } from '../bridge/start-bridge.ts';

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  // Every page that listens for messages would hear it, with the extension's id in it.
  noScriptStartedPostMessage: true,
  main: () => {
    // The first look at `browser.storage` makes all of it: a page that nobody leaves has no need of it.
    const handOver = createHandover({ set: (items) => browser.storage.session.set(items), name: `${Math.random()}` });
    startBridge({ scope: window, runtime: browser.runtime, handOver, isFrame: window !== window.top });
  },
});
