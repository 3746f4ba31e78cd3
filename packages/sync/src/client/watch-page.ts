import type { PageEvent } from '../machine/event.ts';

/** What is used of a window. */
export interface PageScope {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
  addEventListener(type: string, listener: (event: Event) => void, options: { signal: AbortSignal }): void;
}

/** Tells the machine of the page's life: shown and hidden, and every moment at which it may have missed something. Answers how to stop. */
export function watchPage(scope: PageScope, onFocus: boolean, tell: (event: PageEvent) => void): () => void {
  const { document } = scope;
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const tellVisible = () => tell({ kind: 'visible', visible: document.visibilityState === 'visible' });
  const check = () => tell({ kind: 'check' });

  document.addEventListener('visibilitychange', tellVisible, options);
  document.addEventListener('resume', check, options);
  scope.addEventListener('online', check, options);
  scope.addEventListener('offline', check, options);
  if (onFocus) scope.addEventListener('focus', check, options);
  // Out of the back/forward cache: whatever was open before is not any more.
  scope.addEventListener('pageshow', (event) => 'persisted' in event && event.persisted === true && check(), options);

  tellVisible();
  return () => stop.abort();
}
