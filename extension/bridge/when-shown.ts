/**
 * Runs `run` once the browser shows the page: at once, but for one that Chrome loads and runs in the tab of another, before
 * anybody goes there (prerendering). Many of those are never shown, and to a panel each would be the page of its tab.
 */
export function whenShown(document: EventTarget, run: () => void): void {
  if ('prerendering' in document && document.prerendering === true) {
    document.addEventListener('prerenderingchange', () => run(), { once: true });
  } else run();
}
