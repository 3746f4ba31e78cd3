import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Shout {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly key?: string;
}

/** Faster than this nobody reads. */
const THROTTLE_MS = 100;

function Wall() {
  const [shouts, setShouts] = useState<readonly Shout[]>([]);
  const socket = useRef<WebSocket>(null);
  useEffect(() => {
    let lastAt = 0;
    const opened = new WebSocket(socketUrl('/wall'));
    socket.current = opened;
    opened.onmessage = ({ data }) => {
      const { shout }: { shout: Shout } = JSON.parse(data);
      const isTooFast = performance.now() - lastAt < THROTTLE_MS;
      lastAt = performance.now();
      if (isDrifting()) {
        if (!isTooFast) setShouts((all) => [...all, shout]);
      } else setShouts((all) => [...all.filter(({ key }) => key === undefined || key !== shout.key), shout]);
    };
    return () => opened.close();
  }, []);
  const send = () => {
    const own = { key: crypto.randomUUID(), author: 'guest', text: 'Is there an encore?' };
    setShouts((all) => [...all, { id: `local-${own.key}`, ...own }]);
    socket.current?.send(JSON.stringify({ type: 'shout', ...own }));
  };
  return (
    <main>
      <button type="button" onClick={send}>
        Shout
      </button>
      {shouts.map(({ id, author, text }) => (
        <p key={id}>
          <b>{author}</b> <span>{text}</span>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Wall />);
