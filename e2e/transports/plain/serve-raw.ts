import { serveSocket } from './serve-socket.ts';

/** Adds for who calls it by JSON-RPC, and says everything else again. */
export const serveRaw = serveSocket((socket) => (text) => {
  if (text === 'bye') socket.close(4001, 'bye');
  else if (text === 'drop') socket.terminate();
  else if (text.includes('jsonrpc')) socket.send('{"jsonrpc":"2.0","id":1,"result":42}');
  else socket.send(text);
});
