import type { WxtBrowser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHandover } from '../bridge/create-handover.ts';
import { startBridge } from '../bridge/start-bridge.ts';
import { whenPageBegins } from '../bridge/when-page-begins.ts';
import { whenShown } from '../bridge/when-shown.ts';

/** As browsers name it. WXT's own `browser` looks at the runtime when it is loaded, and Chrome makes that at the first look. */
declare const browser: WxtBrowser;
declare const chrome: WxtBrowser;

export default defineUnlistedScript(() => {
  const api = import.meta.env.FIREFOX ? browser : chrome;
  // The first look at its storage makes all of it: a page that nobody leaves has no need of it.
  const handOver = createHandover({ set: (items) => api.storage.session.set(items), name: `${Math.random()}` });
  startBridge({
    scope: window,
    whenPageBegins: (run) => whenPageBegins(window, run),
    whenShown: (run) => whenShown(document, run),
    runtime: () => api.runtime,
    handOver,
    isFrame: window !== window.top,
  });
});
