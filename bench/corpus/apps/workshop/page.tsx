import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import useSWR, { useSWRConfig } from 'swr';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Repair {
  readonly id: number;
  readonly name: string;
  readonly status: string;
}

function Repairs() {
  const [sort, setSort] = useState('time');
  const key = `/api/repairs?sort=${sort}`;
  const { data } = useSWR(key, (path) => ask<readonly Repair[]>(path), { revalidateOnFocus: false });
  const { mutate } = useSWRConfig();
  const first = useRef(key);
  const told = isDrifting() ? first.current : key;
  useEffect(() => {
    const socket = new WebSocket(socketUrl('/events'));
    socket.onmessage = ({ data: text }) => {
      const { repair }: { repair: Repair } = JSON.parse(text);
      const change = (all: readonly Repair[] = []) => all.map((one) => (one.id === repair.id ? repair : one));
      void mutate<readonly Repair[]>(told, change, { revalidate: false });
    };
    return () => socket.close();
  }, [told, mutate]);
  return (
    <main>
      <p>{`sorted by ${sort}`}</p>
      <button type="button" onClick={() => setSort('name')}>
        By name
      </button>
      {data?.map(({ id, name, status }) => (
        <p key={id}>
          {`${name}: ${status}`}
          <button
            type="button"
            onClick={() => void ask(`/api/repairs/${id}`, { method: 'POST', body: { status: 'begun' } })}
          >{`Begin ${name}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Repairs />);
