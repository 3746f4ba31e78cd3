import { io } from 'socket.io-client';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';

/** Loses its connection and takes it up again: the server replays what was sent in between. */
async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const socket = io({ transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 50 });
  const received: number[] = [];
  let connection = 1;
  let told = (): void => undefined;
  const reach = (last: number) =>
    new Promise<void>((resolve) => {
      told = () => received.includes(last) && socket.connected && resolve();
    });
  socket.on('tick', (n: number, text: string) => {
    transcript.event(connection, 'received', '/', 'tick', [n, text]);
    received.push(n);
    told();
  });
  socket.on('connect', () => {
    if (connection === 1) {
      transcript.add(1, 'handshake', socket.io.engine.id);
      transcript.add(1, 'connect', '/');
    }
    transcript.add(connection, 'connected', '/', socket.id, socket.recovered);
    told();
  });
  socket.on('disconnect', () => {
    connection = 2;
  });
  // The request to be let in goes out before what is replayed comes in.
  socket.io.on('open', () => {
    if (connection === 1) return;
    transcript.add(2, 'handshake', socket.io.engine.id);
    transcript.add(2, 'connect', '/');
  });
  await reach(1);
  transcript.event(1, 'sent', '/', 'cut me', []);
  socket.emit('cut me');
  await reach(3);
  if (!socket.recovered) throw new Error('the server did not take the connection up again');
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
