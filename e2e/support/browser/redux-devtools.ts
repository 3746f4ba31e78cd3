/**
 * A script that puts into a page what Redux DevTools does: plain properties, assigned whatever was there before. They keep what they are
 * told in `window.devtools`.
 */
export const reduxDevtools = `{
  window.devtools = { stores: [], told: [] };
  const enhancer = (createStore) => (reducer, state, enhance) => {
    const store = createStore(reducer, state, enhance);
    devtools.stores.push(store);
    return { ...store };
  };
  const none = () => {};
  const connect = (options) => ({
    init: (state) => { devtools.told.push([options.name, 'init', state]); },
    send: (action, state) => { devtools.told.push([options.name, action.type, state]); },
    subscribe: (listener) => { listener({ type: 'START' }); return none; },
    unsubscribe: none,
    error: none,
  });
  window.__REDUX_DEVTOOLS_EXTENSION__ = Object.assign(() => enhancer, {
    connect, disconnect: none, send: none, listen: none, open: none, notifyErrors: none, updateStore: none,
  });
  const composing = () => (...all) => (createStore) => [...all, enhancer].reduceRight((made, enhance) => enhance(made), createStore);
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (...all) => {
    if (all.length === 0) return enhancer;
    return all.length === 1 && typeof all[0] === 'object' ? composing() : composing()(...all);
  };
}`;
