import createSails from 'sails.io.js';
import io from 'socket.io-client-2';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import { transports } from './client.ts';

const requests = [
  { method: 'post', url: '/messages', headers: { 'x-page': '1' }, data: { text: 'hello' } },
  { method: 'get', url: '/messages?limit=1', headers: {}, data: {} },
  { method: 'delete', url: '/messages/none', headers: {}, data: {} },
];

/** Asks as apps of Sails do: requests go inside the socket, and answers come as answers to their events. */
async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const { sails } = createSails(io);
  Object.assign(sails, { autoConnect: false, environment: 'production', useCORSRouteToGetCookie: false });
  const socket = sails.connect(location.origin, { transports });
  const told = new Promise<void>((resolve) =>
    socket.on('message', (change) => {
      transcript.event(1, 'received', '/', 'message', [change]);
      resolve();
    }),
  );
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  const { id, io: manager } = socket._raw;
  transcript.add(1, 'handshake', manager.engine.id);
  transcript.add(1, 'connected', '/', id, false);
  for (const { method, url, headers, data } of requests) {
    await new Promise<void>((resolve) => {
      transcript.event(1, 'sent', '/', method, [{ method, headers, data, url }]);
      transcript.add(1, 'request', method.toUpperCase(), url, data);
      socket.request({ method, url, headers, data }, (body, { statusCode }) => {
        transcript.add(1, 'answer', method, [{ body, headers: {}, statusCode }]);
        transcript.add(1, 'response', statusCode, body);
        resolve();
      });
    });
  }
  await told;
  socket.disconnect();
  transcript.add(1, 'left', '/');
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
