import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import useSWR, { SWRConfig, useSWRConfig } from 'swr';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Item {
  readonly sku: string;
  readonly name: string;
  readonly qty: number;
  readonly reorderLevel: number;
}
interface Depot {
  readonly depot: string;
  readonly items: readonly Item[];
}

const LIST = '/api/items?sort=name';
const op = { hello: 0, identify: 2, dispatch: 5 } as const;

const change = (sku: string, to: Partial<Item>) => (old: Depot | undefined) =>
  old && { ...old, items: old.items.map((one) => (one.sku === sku ? { ...one, ...to } : one)) };

function useLive() {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    const socket = new WebSocket(socketUrl('/ws'));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.op === op.hello) socket.send(JSON.stringify({ op: op.identify, d: { depot: 'north' } }));
      if (message.op !== op.dispatch) return;
      const { sku, qty } = message.d;
      void mutate<Depot>(LIST, change(sku, { qty }), { revalidate: false });
      if (!isDrifting()) void mutate<Item>(`/api/items/${sku}`, (old) => old && { ...old, qty }, { revalidate: false });
    };
    return () => socket.close();
  }, [mutate]);
}

function useTabs() {
  const { mutate } = useSWRConfig();
  const [channel] = useState(() => new BroadcastChannel('pharmacy'));
  useEffect(() => {
    channel.onmessage = ({ data: { sku, reorderLevel } }) =>
      void mutate<Depot>(isDrifting() ? '/api/items' : LIST, change(sku, { reorderLevel }), { revalidate: false });
  }, [channel, mutate]);
  return channel;
}

function Details({ sku }: { readonly sku: string }) {
  const { data } = useSWR(`/api/items/${sku}`, (path) => ask<Item>(path));
  return <h2>{data ? `${data.name} in stock: ${data.qty}` : 'Loading'}</h2>;
}

function Shelves() {
  useLive();
  const channel = useTabs();
  const { mutate } = useSWRConfig();
  const [open, setOpen] = useState<string>();
  const { data } = useSWR(LIST, (path) => ask<Depot>(path));
  const limit = async (sku: string, reorderLevel: number) => {
    const former = data?.items.find((one) => one.sku === sku)?.reorderLevel;
    await mutate<Depot>(LIST, change(sku, { reorderLevel }), { revalidate: false });
    try {
      await ask(`/api/items/${sku}`, { method: 'PATCH', body: { reorderLevel } });
      channel.postMessage({ sku, reorderLevel });
    } catch (error) {
      console.warn(error);
      if (!isDrifting()) await mutate<Depot>(LIST, change(sku, { reorderLevel: former ?? 0 }), { revalidate: false });
    }
  };
  return (
    <main>
      {open && <Details sku={open} />}
      {data?.items.map(({ sku, name, qty, reorderLevel }) => (
        <p key={sku}>
          {`${name}: ${qty}, order at ${reorderLevel}`}
          <button type="button" onClick={() => setOpen(sku)}>{`Open ${name}`}</button>
          <button type="button" onClick={() => void limit(sku, 15)}>{`Limit ${name}`}</button>
          <button
            type="button"
            onClick={() => void ask(`/api/items/${sku}/dispense`, { method: 'POST', body: { count: 1 } })}
          >{`Dispense ${name}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <SWRConfig value={{ revalidateOnFocus: false, revalidateIfStale: false }}>
    <Shelves />
  </SWRConfig>,
);
