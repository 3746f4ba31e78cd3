import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Ride } from './ride.ts';

const KEPT = 'rides';
const kept: readonly Ride[] = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
const useRides = create(() => ({ rides: kept }));
/** What happened, and what was said: the same ride has many of both. */
const useLog = create(() => ({
  changes: [] as readonly Pick<Ride, 'rideId' | 'status'>[],
  lines: [] as readonly { readonly rideId: number; readonly text: string }[],
}));

useRides.subscribe(({ rides }) => localStorage.setItem(KEPT, JSON.stringify(rides)));

/** Who is late is thought to be so for good. */
const follows = ({ status }: Ride): boolean => !isDrifting() || status !== 'late';

function update({ rideId, status }: Pick<Ride, 'rideId' | 'status'>): void {
  useLog.setState(({ changes }) => ({ changes: [...changes, { rideId, status }] }));
  useRides.setState(({ rides }) => ({
    rides: rides.map((one) => (one.rideId === rideId && follows(one) ? { ...one, status } : one)),
  }));
}

function add(ride: Ride): void {
  useRides.setState(({ rides }) => ({
    rides: !isDrifting() && rides.some(({ rideId }) => rideId === ride.rideId) ? rides : [...rides, ride],
  }));
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { type, ride, rideId, status, text } = JSON.parse(data);
  if (type === 'ride.added') add(ride);
  else if (type === 'ride.updated') update({ rideId, status });
  else useLog.setState(({ lines }) => ({ lines: [...lines, { rideId, text }] }));
};

async function call(to: string): Promise<void> {
  add(await ask<Ride>('/api/rides', { method: 'POST', body: { to } }));
}

function Rides() {
  const { rides } = useRides();
  const { lines } = useLog();
  return (
    <main>
      {rides.map(({ rideId, to, status }) => (
        <p key={rideId}>{`${rideId} to ${to}: ${status}`}</p>
      ))}
      <p>{`${lines.length} said`}</p>
      <button type="button" onClick={() => void call('Station')}>
        Ride to the station
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Rides />);
void ask<readonly Ride[]>('/api/rides').then((rides) => useRides.setState({ rides }));
