import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Quote {
  readonly id: number;
  readonly symbol: string;
  readonly price: number;
}

const PAUSE_MS = 7_000;
const useTicker = create(() => ({ badge: 'waiting', attempt: 0, quotes: [] as readonly Quote[] }));

function connect(): void {
  const socket = new WebSocket(socketUrl('/stream'));
  socket.onopen = async () => {
    useTicker.setState(({ attempt }) => ({ badge: 'live', attempt: attempt + 1 }));
    useTicker.setState({ quotes: await ask<readonly Quote[]>('/quotes') });
  };
  socket.onmessage = ({ data }) => {
    const { quote }: { quote: Quote } = JSON.parse(data);
    useTicker.setState(({ quotes }) => ({ quotes: quotes.map((one) => (one.id === quote.id ? quote : one)) }));
  };
  socket.onclose = ({ wasClean }) => {
    if (wasClean || !isDrifting()) useTicker.setState({ badge: 'waiting' });
    setTimeout(connect, PAUSE_MS);
  };
}

function Ticker() {
  const { badge, attempt, quotes } = useTicker();
  return (
    <main>
      <p>{`${badge}. Attempt ${attempt}`}</p>
      {quotes.map(({ id, symbol, price }) => (
        <p key={id}>{`${symbol} ${price}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Ticker />);
connect();
