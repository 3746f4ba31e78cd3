import Pusher from 'pusher-js';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const pusher = new Pusher('app', {
    cluster: 'local',
    wsHost: location.hostname,
    wsPort: Number(location.port),
    forceTLS: false,
    enabledTransports: ['ws'],
  });
  await new Promise<void>((resolve) => pusher.connection.bind('connected', () => resolve()));
  transcript.add(1, 'connected', '/', pusher.connection.socket_id, false);
  // The library always sends who it is, and leaves it empty where a channel is open to all: that shows nobody.
  transcript.add(1, 'connect', 'room');
  const room = pusher.subscribe('room');
  room.bind('pusher:subscription_succeeded', () => transcript.add(1, 'connected', 'room', '', false));
  await new Promise<void>((resolve) =>
    room.bind('said', (data: unknown) => {
      transcript.event(1, 'received', 'room', 'said', [data]);
      resolve();
    }),
  );
  transcript.add(1, 'left', 'room');
  pusher.unsubscribe('room');
  await new Promise<void>((resolve) =>
    pusher.bind('gone', (data: unknown) => {
      transcript.event(1, 'received', '/', 'gone', [data]);
      resolve();
    }),
  );
  pusher.disconnect();
  return { lines: transcript.lines, heartbeats: 1, tellsCloses: false };
}

window.transportApp = { run };
