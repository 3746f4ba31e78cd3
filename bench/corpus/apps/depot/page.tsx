import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Parcel {
  readonly id: string;
  readonly place: string;
}

/** Before the first attempt, and the second. */
const PAUSES_MS = isDrifting() ? [1_000] : [1_000, 45_000];
const useParcels = create(() => ({ parcels: [] as readonly Parcel[] }));

function open(attempt: number): void {
  const socket = new WebSocket(socketUrl('/live'));
  socket.onopen = async () => useParcels.setState({ parcels: await ask<readonly Parcel[]>('/parcels') });
  socket.onmessage = ({ data: text }) => {
    const { data }: { data: Parcel } = JSON.parse(text);
    useParcels.setState(({ parcels }) => ({ parcels: parcels.map((one) => (one.id === data.id ? data : one)) }));
  };
  socket.onclose = () => {
    const pauseMs = PAUSES_MS[attempt];
    if (pauseMs !== undefined) setTimeout(() => open(attempt + 1), pauseMs);
  };
}

const Parcels = () => useParcels().parcels.map(({ id, place }) => <p key={id}>{`${id}: ${place}`}</p>);

createRoot(findRoot()).render(<Parcels />);
open(0);
