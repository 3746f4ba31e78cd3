import { useSyncExternalStore } from 'react';

/** What stands behind the # of the address, with the #: where in the app one is. The query, and with it the variant, stays. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash);

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
