import { Socket } from 'phoenix';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const socket = new Socket('/socket', { heartbeatIntervalMs: 10_000 });
  socket.connect();
  const topic = 'room:1';
  const room = socket.channel(topic, { user: 'alice' });
  const said = new Promise<void>((resolve) =>
    room.on('said', (payload) => {
      transcript.event(1, 'received', topic, 'said', [payload]);
      resolve();
    }),
  );
  transcript.add(1, 'connect', topic, { user: 'alice' });
  await new Promise<void>((resolve) =>
    room.join().receive('ok', () => {
      transcript.add(1, 'connected', topic, '', false);
      resolve();
    }),
  );
  transcript.event(1, 'sent', topic, 'say', [{ text: 'hi ü' }]);
  await new Promise<void>((resolve) =>
    room.push('say', { text: 'hi ü' }).receive('ok', (response) => {
      transcript.add(1, 'answer', 'say', [{ status: 'ok', response }]);
      resolve();
    }),
  );
  await said;
  const secret = 'room:secret';
  transcript.add(1, 'connect', secret, { user: 'alice' });
  const forbidden = socket.channel(secret, { user: 'alice' });
  await new Promise<void>((resolve) =>
    forbidden.join().receive('error', ({ reason }) => {
      transcript.add(1, 'refused', secret, reason);
      resolve();
    }),
  );
  transcript.add(1, 'left', topic);
  room.leave();
  await new Promise<void>((resolve) => socket.disconnect(resolve, 1000, 'done'));
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
