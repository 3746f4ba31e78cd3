import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface Item {
  readonly id: number;
  readonly label: string;
  readonly bought: boolean;
}
interface User {
  readonly id: number;
  readonly name: string;
}
type News = { type: 'item'; item: Item } | { type: 'out' };

const initial = { user: undefined as User | undefined, items: [] as readonly Item[], leads: false };
const useItems = create(() => initial);
const others = new BroadcastChannel('items');
const put = (item: Item) =>
  useItems.setState(({ items }) => ({ items: items.map((one) => (one.id === item.id ? item : one)) }));
const readAll = async () => useItems.setState({ items: await ask<readonly Item[]>('/items') });

let socket: WebSocket | undefined;
function lead(): Promise<void> {
  useItems.setState({ leads: true });
  socket = new WebSocket(socketUrl('/items/live'));
  socket.onopen = () => void readAll();
  socket.onmessage = ({ data }) => {
    const { item }: { item: Item } = JSON.parse(data);
    put(item);
    others.postMessage({ type: 'item', item });
  };
  return new Promise((done) => socket?.addEventListener('close', () => done()));
}

function enter(user: User): void {
  useItems.setState({ user });
  void readAll();
  void navigator.locks.request('leader', lead);
}
function leave(): void {
  localStorage.removeItem('session');
  useItems.setState(initial, true);
  socket?.close();
}
others.onmessage = ({ data }: MessageEvent<News>) => {
  if (data.type === 'item') put(data.item);
  else leave();
};

async function logIn(): Promise<void> {
  const session = await ask<{ user: User }>('/login', { method: 'POST', body: { name: 'Kim' } });
  localStorage.setItem('session', JSON.stringify(session));
  enter(session.user);
}
async function logOut(): Promise<void> {
  await ask('/logout', { method: 'POST' });
  others.postMessage({ type: 'out' });
  leave();
}
async function buy(item: Item): Promise<void> {
  put({ ...item, bought: true });
  put(await ask<Item>(`/items/${item.id}`, { method: 'PUT', body: { bought: true } }));
}

function Items() {
  const { user, items, leads } = useItems();
  if (user === undefined)
    return (
      <main>
        <p>Nobody</p>
        <button type="button" onClick={() => void logIn()}>
          Log in
        </button>
      </main>
    );
  return (
    <main>
      <p>{`${user.name} ${leads ? 'leads' : 'follows'}`}</p>
      <button type="button" onClick={() => void logOut()}>
        Log out
      </button>
      {items.map((item) => (
        <p key={item.id}>
          {`${item.label}, ${item.bought ? 'bought' : 'open'}`}
          <button type="button" onClick={() => void buy(item)}>{`Buy ${item.label}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Items />);
const kept = localStorage.getItem('session');
if (kept !== null) enter(JSON.parse(kept).user);
