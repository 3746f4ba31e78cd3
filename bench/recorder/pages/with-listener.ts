/** What nobody who wants to see frames can do without: one more listener, here one that does nothing. */
const listen = EventTarget.prototype.addEventListener;
const watched = new Proxy(WebSocket, {
  construct(target, args, newTarget) {
    const socket: object = Reflect.construct(target, args, newTarget);
    Reflect.apply(listen, socket, ['message', () => undefined]);
    return socket;
  },
});
Object.assign(globalThis, { WebSocket: watched });
