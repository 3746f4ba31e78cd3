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
    const { runtime, storage } = browser;
    const handOver = createHandover({ set: (items) => storage.session.set(items), name: `${Math.random()}` });
    startBridge({ scope: window, runtime, handOver, isFrame: window !== window.top });
  },
});
