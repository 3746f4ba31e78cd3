import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startBridge } from '../bridge/start-bridge.ts';

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  runAt: 'document_start',
  main: () => {
    startBridge({ scope: window, runtime: browser.runtime });
  },
});
