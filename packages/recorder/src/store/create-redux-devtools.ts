/**
 * The part of Redux DevTools that apps need to let themselves be seen, for a page whose user does not have them: an enhancer
 * that changes nothing, and `connect`, to which stores other than Redux's tell their states. Nothing ever comes back.
 */
export function createReduxDevtools(): object {
  const connect = () => ({ init: ignore, send: ignore, error: ignore, unsubscribe: ignore, subscribe: () => ignore });
  return Object.assign(() => (createStore: unknown) => createStore, {
    connect,
    disconnect: ignore,
    send: ignore,
    listen: ignore,
    open: ignore,
    notifyErrors: ignore,
  });
}

function ignore(): void {
  // Only the tools would do something with it.
}
