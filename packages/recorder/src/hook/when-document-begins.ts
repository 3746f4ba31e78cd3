/**
 * Runs `run` when the document's first node comes: after every extension's script, so that tools the user has installed are
 * found and not displaced, and before the first script of the page. At once where the document is there already.
 *
 * @returns how to call it off
 */
export function whenDocumentBegins({ document, MutationObserver }: Window & typeof globalThis, run: () => void) {
  const firstNode = new MutationObserver(() => {
    firstNode.disconnect();
    run();
  });
  if (document.readyState === 'loading') firstNode.observe(document, { childList: true, subtree: true });
  else run();
  return () => firstNode.disconnect();
}
