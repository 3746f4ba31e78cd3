import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Departure {
  readonly id: string;
  readonly to: string;
  readonly platform: string;
  readonly status: string;
}

/** Several beats of the server. */
const SILENCE_MS = 3_000;
const useBoard = create(() => ({ departures: [] as readonly Departure[], isLarge: false }));

function take(departure: Departure): void {
  useBoard.setState(({ departures }) => ({
    departures: departures.map((one) => (one.id === departure.id ? departure : one)),
  }));
}

async function open(): Promise<void> {
  const socket = new WebSocket(socketUrl('/board'));
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const expectMore = () => {
    clearTimeout(watchdog);
    if (!isDrifting()) watchdog = setTimeout(giveUp, SILENCE_MS);
  };
  const giveUp = () => {
    socket.close();
    void open();
  };
  socket.onmessage = ({ data }) => {
    expectMore();
    const news: { type: string; departure: Departure } = JSON.parse(data);
    if (news.type === 'departure') take(news.departure);
  };
  useBoard.setState({ departures: await ask<readonly Departure[]>('/departures') });
}

function Board() {
  const { departures, isLarge } = useBoard();
  return (
    <main style={{ fontSize: isLarge ? '2rem' : '1rem' }}>
      <button type="button" onClick={() => useBoard.setState({ isLarge: !isLarge })}>
        {isLarge ? 'Small print' : 'Large print'}
      </button>
      {departures.map(({ id, to, platform, status }) => (
        <p key={id}>{`${to}: ${status}, platform ${platform}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Board />);
void open();
