import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHandover } from '../bridge/create-handover.ts';
import { startBridge } from '../bridge/start-bridge.ts';
import { whenPageBegins } from '../bridge/when-page-begins.ts';

export default defineUnlistedScript(() => {
  // The first look at `browser.storage` makes all of it: a page that nobody leaves has no need of it.
  const handOver = createHandover({ set: (items) => browser.storage.session.set(items), name: `${Math.random()}` });
  startBridge({
    scope: window,
    whenPageBegins: (run) => whenPageBegins(window, run),
    runtime: () => browser.runtime,
    handOver,
    isFrame: window !== window.top,
  });
});
