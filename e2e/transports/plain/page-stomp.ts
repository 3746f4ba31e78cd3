import { Client } from '@stomp/stompjs';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import { socketUrl } from './socket-url.ts';

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const client = new Client({ brokerURL: socketUrl(), connectHeaders: { client: 'web' }, reconnectDelay: 0 });
  await new Promise<void>((resolve) => {
    client.onConnect = ({ headers }) => {
      transcript.add(1, 'connect', '/', { client: 'web' });
      transcript.add(1, 'connected', '/', headers.session, false);
      resolve();
    };
    client.activate();
  });
  const topic = '/topic/a';
  transcript.add(1, 'connect', topic);
  const received = new Promise<void>((resolve) =>
    client.subscribe(topic, ({ body }) => {
      transcript.event(1, 'received', topic, 'MESSAGE', [JSON.parse(body)]);
      resolve();
    }),
  );
  const receipt = new Promise<void>((resolve) =>
    client.watchForReceipt('r_1', () => {
      transcript.add(1, 'answer', 'SEND', []);
      resolve();
    }),
  );
  transcript.event(1, 'sent', topic, 'SEND', [{ text: 'hi ü' }]);
  client.publish({ destination: topic, body: '{"text":"hi ü"}', headers: { receipt: 'r_1' } });
  await received;
  await receipt;
  transcript.add(1, 'left', '/');
  await client.deactivate();
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
