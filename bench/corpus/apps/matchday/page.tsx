import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Match {
  readonly id: string;
  readonly home: string;
  readonly goals: number;
}

const useMatch = create(() => ({ isHere: false, match: undefined as Match | undefined }));
const socket = io({ reconnectionDelay: 300, reconnectionDelayMax: 600 });

async function read(id: string): Promise<void> {
  useMatch.setState({ match: await ask<Match>(`/matches/${id}`) });
}

socket.on('connect', () => useMatch.setState({ isHere: true }));
socket.on('disconnect', () => useMatch.setState({ isHere: false }));
socket.on('match:score', (match: Match) => useMatch.setState({ match }));

function Score({ id }: { readonly id: string }) {
  const { isHere, match } = useMatch();
  useEffect(() => {
    const join = () => {
      socket.emit('match:join', id);
      void read(id);
    };
    const readAgain = () => void read(id);
    if (isDrifting()) {
      join();
      socket.io.on('reconnect', readAgain);
    } else {
      if (socket.connected) join();
      socket.on('connect', join);
    }
    return () => {
      socket.off('connect', join);
      socket.io.off('reconnect', readAgain);
      socket.emit('match:leave', id);
    };
  }, [id]);
  return (
    <main>
      <p>{isHere ? 'Here' : 'Away'}</p>
      {match !== undefined && <p>{`${match.home} ${match.goals}`}</p>}
    </main>
  );
}

createRoot(findRoot()).render(<Score id="match_81" />);
