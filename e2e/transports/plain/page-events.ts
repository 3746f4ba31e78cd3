import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';

/** A stream that is cut and comes back by itself, closed by the page; and one that there is not. */
async function run(): Promise<TransportAccount> {
  const { add, lines } = createAppTranscript();
  const follow = (path: string, stream: number) => {
    const source = new EventSource(path);
    const hear = ({ type, data, lastEventId }: MessageEvent) => add(stream, 'message in', type, data, lastEventId);
    source.addEventListener('open', () => add(stream, 'connected'));
    source.addEventListener('message', hear);
    source.addEventListener('message:new', hear);
    source.addEventListener('error', () => add(stream, 'refused', source.readyState !== EventSource.CLOSED));
    return source;
  };
  const source = follow('/events', 1);
  await new Promise<void>((resolve) => {
    source.addEventListener('message:new', ({ lastEventId }) => lastEventId === '3' && resolve());
  });
  add(1, 'left');
  source.close();
  const none = follow('/none', 2);
  await new Promise((resolve) => none.addEventListener('error', resolve));
  return { lines, heartbeats: 0, tellsCloses: false };
}

window.transportApp = { run };
