import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Vehicle } from './vehicle.ts';

const AGAIN_MS = 1_500;

const useFleet = create(() => ({ isLive: false, vehicles: [] as readonly Vehicle[] }));

async function read(): Promise<void> {
  const { vehicles } = await ask<{ vehicles: readonly Vehicle[] }>('/vehicles');
  useFleet.setState({ vehicles });
}

function open(isFirst: boolean): void {
  const socket = new WebSocket(socketUrl('/live'));
  socket.onopen = () => {
    useFleet.setState({ isLive: true });
    if (isFirst || !isDrifting()) void read();
  };
  socket.onmessage = ({ data: text }) => {
    const { data }: { data: Vehicle } = JSON.parse(text);
    useFleet.setState(({ vehicles }) => ({
      vehicles: [...vehicles.filter(({ vehicleNo }) => vehicleNo !== data.vehicleNo), data],
    }));
  };
  socket.onclose = () => {
    useFleet.setState({ isLive: false });
    setTimeout(() => open(false), AGAIN_MS);
  };
}

function Fleet() {
  const { isLive, vehicles } = useFleet();
  return (
    <main>
      <p>{isLive ? 'Live' : 'Away'}</p>
      {vehicles.map(({ vehicleNo, place }) => (
        <p key={vehicleNo}>{`${vehicleNo}: ${place}`}</p>
      ))}
      <button type="button" onClick={() => void ask('/vehicles', { method: 'POST' })}>
        Send another
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Fleet />);
open(true);
