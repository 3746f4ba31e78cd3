import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Notice } from './notice.ts';

const AGAIN_MS = 1_500;

const useBoard = create(() => ({ isLive: false, notices: [] as readonly Notice[] }));

async function read(): Promise<void> {
  const notices = await ask<readonly Notice[]>('/notices');
  if (useBoard.getState().notices.length === 0 || !isDrifting()) useBoard.setState({ notices });
}

function open(): void {
  const socket = new WebSocket(socketUrl('/live'));
  socket.onopen = () => {
    useBoard.setState({ isLive: true });
    void read();
  };
  socket.onmessage = ({ data: text }) => {
    const { notice }: { notice: Notice } = JSON.parse(text);
    useBoard.setState(({ notices }) => ({ notices: notices.map((one) => (one.id === notice.id ? notice : one)) }));
  };
  socket.onclose = () => {
    useBoard.setState({ isLive: false });
    setTimeout(open, AGAIN_MS);
  };
}

function Board() {
  const { isLive, notices } = useBoard();
  return (
    <main>
      <p>{isLive ? 'Live' : 'Away'}</p>
      {notices.map(({ id, state }) => (
        <div key={id}>
          <p>{`${id}: ${state}`}</p>
          <button
            type="button"
            onClick={() => void ask(`/notices/${id}/close`, { method: 'POST' })}
          >{`Close ${id}`}</button>
        </div>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Board />);
open();
