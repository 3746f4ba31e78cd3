/** Calls back when the user or the network is back: shown again, restored from the back/forward cache, online. */
export function onReturn(listener: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') listener();
  });
  window.addEventListener('online', listener);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) listener();
  });
}
