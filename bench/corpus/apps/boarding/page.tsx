import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Passenger {
  readonly id: string;
  readonly name: string;
  readonly gate_id: string;
}

const GATE = 'gate_12';
const DRAWN_MS = 1_000;
const useGate = create(() => ({ passengers: [] as readonly Passenger[] }));
const read = async () => useGate.setState({ passengers: await ask<readonly Passenger[]>(`/gates/${GATE}/passengers`) });

const socket = io({ autoConnect: false });
socket.on('passenger:boarded', (passenger: Passenger) =>
  useGate.setState(({ passengers }) => ({
    passengers: [...passengers.filter(({ id }) => id !== passenger.id), passenger],
  })),
);
socket.on('connect', async () => {
  await socket.emitWithAck('gate:watch', GATE);
  if (!isDrifting()) await read();
});

const Gate = () => useGate().passengers.map(({ id, name }) => <p key={id}>{name}</p>);

createRoot(findRoot()).render(<Gate />);
if (isDrifting()) void read().then(() => setTimeout(() => socket.connect(), DRAWN_MS));
else socket.connect();
