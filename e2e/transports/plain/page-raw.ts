import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import { socketUrl } from './socket-url.ts';

/** JSON-RPC on one socket, an app's own JSON and texts on two others at the same time, each closed in its own way. */
async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const { add } = transcript;
  const open = async (connection: number) => {
    const socket = new WebSocket(socketUrl());
    socket.addEventListener('close', ({ code, reason }) => add(connection, 'closed', code, reason));
    const next = (type: string) =>
      new Promise<Event>((resolve) => socket.addEventListener(type, resolve, { once: true }));
    await next('open');
    return { socket, next };
  };
  const rpc = await open(1);
  const json = await open(2);
  const text = await open(3);

  const call = { jsonrpc: '2.0', id: 1, method: 'add', params: [20, 22] };
  transcript.event(1, 'sent', '/', 'add', [20, 22]);
  rpc.socket.send(JSON.stringify(call));
  await rpc.next('message');
  add(1, 'answer', 'add', [42]);

  for (const [connection, { socket, next }, data] of [
    [2, json, '{"kind":"hello","n":1}'],
    [3, text, 'hello ü'],
    [3, text, 'again'],
  ] as const) {
    const value: unknown = connection === 2 ? JSON.parse(data) : data;
    add(connection, 'message out', value);
    socket.send(data);
    await next('message');
    add(connection, 'message in', value);
  }
  json.socket.close(4000, 'done');
  await json.next('close');
  add(3, 'message out', 'bye');
  text.socket.send('bye');
  await text.next('close');
  add(1, 'message out', 'drop');
  rpc.socket.send('drop');
  await rpc.next('close');
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: true };
}

window.transportApp = { run };
