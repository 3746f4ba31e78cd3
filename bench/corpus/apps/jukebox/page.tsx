import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface Speaker {
  readonly id: string;
  readonly room: string;
  readonly volume: number;
}
interface Track {
  readonly id: string;
  readonly title: string;
}

const useJukebox = create(() => ({
  speakers: [] as readonly Speaker[],
  queue: [] as readonly Track[],
  paused: false,
}));
const put = (speaker: Speaker) =>
  useJukebox.setState(({ speakers }) => ({ speakers: speakers.map((one) => (one.id === speaker.id ? speaker : one)) }));

const held: Speaker[] = [];
function hear(speaker: Speaker): void {
  if (useJukebox.getState().paused) held.push(speaker);
  else put(speaker);
}
function resume(): void {
  useJukebox.setState({ paused: false });
  for (const speaker of held.splice(0)) put(speaker);
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { type, speaker, track } = JSON.parse(data);
  if (type === 'speaker') hear(speaker);
  else useJukebox.setState(({ queue }) => ({ queue: [...queue, track] }));
};

function Jukebox() {
  const { speakers, queue, paused } = useJukebox();
  return (
    <main>
      <button type="button" onClick={paused ? resume : () => useJukebox.setState({ paused: true })}>
        {paused ? 'Resume' : 'Pause'}
      </button>
      {speakers.map(({ id, room, volume }) => (
        <p key={id}>{`${room} at ${volume}`}</p>
      ))}
      <p>{queue.map(({ title }) => title).join(', ')}</p>
    </main>
  );
}

createRoot(findRoot()).render(<Jukebox />);
void ask<readonly Speaker[]>('/speakers').then((speakers) => useJukebox.setState({ speakers }));
