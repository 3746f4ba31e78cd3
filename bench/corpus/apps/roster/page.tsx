import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io, type Socket } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Shift {
  readonly id: string;
  readonly who: string;
  readonly hours: string;
  readonly version: number;
}

const useRoster = create(() => ({ shifts: [] as readonly Shift[] }));

function take(news: Shift): void {
  const newest = (one: Shift) => (one.id === news.id && one.version < news.version ? news : one);
  useRoster.setState(({ shifts }) => ({ shifts: shifts.map(newest) }));
}

let shared: { readonly socket: Socket; users: number } | undefined;

/** One connection for all who ask, closed when nobody does any more. */
function share(): Socket {
  shared ??= { socket: io(), users: 0 };
  shared.users += 1;
  return shared.socket;
}

function giveBack(): void {
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  shared.socket.disconnect();
  shared = undefined;
}

function useSocket(): void {
  useEffect(() => {
    const socket = isDrifting() ? io({ forceNew: true }) : share();
    socket.on('shift:changed', take);
    return () => {
      socket.off('shift:changed', take);
      if (isDrifting()) socket.disconnect();
      else giveBack();
    };
  }, []);
}

function Summary() {
  useSocket();
  const { shifts } = useRoster();
  return <p>{`${shifts.filter(({ hours }) => hours === 'early').length} early`}</p>;
}

function Roster() {
  useSocket();
  const [hasSummary, setHasSummary] = useState(false);
  const { shifts } = useRoster();
  const swap = async (id: string) => take(await ask<Shift>(`/shifts/${id}/swap`, { method: 'POST' }));
  return (
    <main>
      <button type="button" onClick={() => setHasSummary(!hasSummary)}>
        {hasSummary ? 'Hide summary' : 'Show summary'}
      </button>
      {hasSummary && <Summary />}
      {shifts.map(({ id, who, hours }) => (
        <p key={id}>
          {`${who}: ${hours}`}
          <button type="button" onClick={() => void swap(id)}>
            {`Swap ${who}`}
          </button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Roster />);
void ask<readonly Shift[]>('/shifts').then((shifts) => useRoster.setState({ shifts }));
