import { serveSocket } from './serve-socket.ts';

const END = '\u001e';

/** Speaks SignalR's hub protocol: it says again what it hears, adds and counts. */
export const serveSignalr = serveSocket((socket) => {
  const say = (...messages: readonly object[]) =>
    socket.send(messages.map((one) => JSON.stringify(one) + END).join(''));
  return (text) => {
    for (const part of text.split(END).slice(0, -1)) {
      const { protocol, target, invocationId, arguments: args } = JSON.parse(part);
      if (protocol !== undefined) say({});
      if (target === 'say') say({ type: 6 }, { type: 1, target: 'said', arguments: args });
      if (target === 'add') say({ type: 3, invocationId, result: args[0] + args[1] });
      if (target === 'count')
        say({ type: 2, invocationId, item: 1 }, { type: 2, invocationId, item: 2 }, { type: 3, invocationId });
    }
  };
});
