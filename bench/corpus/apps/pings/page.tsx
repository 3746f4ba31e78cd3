import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Ping {
  readonly pingId: string;
  readonly text: string;
  readonly isRead: boolean;
}

const useThread = create(() => ({
  user: null as { readonly id: string } | null,
  pings: [] as readonly Ping[],
  /** Who is writing just now. */
  active: {} as Readonly<Record<string, boolean>>,
  isHere: false,
}));
const setActive = (who: string, isActive: boolean) =>
  useThread.setState(({ active }) => ({ active: { ...active, [who]: isActive } }));

const tabs = new BroadcastChannel('pings');
const put = (ping: Ping) =>
  useThread.setState(({ pings }) => ({
    pings: pings.some(({ pingId }) => pingId === ping.pingId)
      ? pings.map((one) => (one.pingId === ping.pingId ? ping : one))
      : [...pings, ping],
  }));
if (!isDrifting()) tabs.onmessage = ({ data }) => put(data);

const load = async () => useThread.setState({ pings: await ask<readonly Ping[]>('/pings'), active: {} });

function listen(): void {
  let isFirst = true;
  const connect = () => {
    const source = new EventSource('/events');
    source.onopen = () => {
      useThread.setState({ isHere: true });
      if (isFirst || !isDrifting()) void load();
      isFirst = false;
    };
    source.onmessage = ({ data: text }) => {
      const { event, data } = JSON.parse(text);
      if (event === 'ping.added') put(data);
      if (event === 'typing.started') setActive(data.who, true);
      if (event === 'typing.stopped') setActive(data.who, false);
    };
    source.onerror = () => {
      source.close();
      useThread.setState({ isHere: false });
      setTimeout(connect, 500);
    };
  };
  connect();
}

async function read(id: string): Promise<void> {
  const ping = await ask<Ping>(`/pings/${id}/read`, { method: 'POST' });
  put(ping);
  tabs.postMessage(ping);
}

function Thread({ by }: { by: string }) {
  const { pings, active, isHere } = useThread();
  const unread = pings.filter(({ isRead }) => !isRead).length;
  useEffect(() => listen(), []);
  return (
    <main>
      <p>{`${isHere ? 'Here' : 'Away'}, ${unread} unread`}</p>
      {pings.map(({ pingId, text, isRead }) => (
        <p key={pingId}>
          {`${text}${isRead ? ', read' : ''}`}
          <button type="button" onClick={() => void read(pingId)}>{`Read ${text}`}</button>
        </p>
      ))}
      {Object.entries(active).map(([who, isTyping]) => isTyping && <i key={who}>{`${who} is typing`}</i>)}
      <button type="button" onClick={() => void ask('/typing', { method: 'POST', body: { by } })}>
        Type
      </button>
      <button
        type="button"
        onClick={() =>
          void ask<Ping>('/pings', { method: 'POST', body: { by, text: `Ping ${pings.length + 1} of ${by}` } })
        }
      >
        Send
      </button>
    </main>
  );
}

function App() {
  const user = useThread(({ user }) => user);
  const enter = async (name: string) =>
    useThread.setState(await ask<{ user: { id: string } }>('/session', { method: 'POST', body: { name } }));
  if (user) return <Thread by={user.id} />;
  return ['anna', 'bert'].map((name) => (
    <button type="button" key={name} onClick={() => void enter(name)}>{`I am ${name}`}</button>
  ));
}

createRoot(findRoot()).render(<App />);
