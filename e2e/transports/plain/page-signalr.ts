import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const hub = new HubConnectionBuilder()
    .withUrl('/hub', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  const said = new Promise<void>((resolve) =>
    hub.on('said', (...args) => {
      transcript.event(1, 'received', '/', 'said', args);
      resolve();
    }),
  );
  transcript.add(1, 'connect', '/');
  await hub.start();
  transcript.add(1, 'connected', '/', '', false);
  transcript.event(1, 'sent', '/', 'say', ['hi ü', { n: 1 }]);
  await hub.send('say', 'hi ü', { n: 1 });
  await said;
  transcript.event(1, 'sent', '/', 'add', [20, 22]);
  transcript.add(1, 'answer', 'add', [await hub.invoke('add', 20, 22)]);
  transcript.event(1, 'sent', '/', 'count', [2]);
  await new Promise<void>((resolve, reject) => {
    hub.stream('count', 2).subscribe({
      next: (item) => transcript.event(1, 'received', '/', 'count', [item]),
      error: reject,
      complete: () => {
        transcript.add(1, 'answer', 'count', []);
        resolve();
      },
    });
  });
  transcript.add(1, 'left', '/');
  await hub.stop();
  return { lines: transcript.lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
