import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Lot {
  readonly id: number;
  readonly title: string;
  readonly highestBid: number;
  readonly version: number;
}

const useAuction = create(() => ({ lots: [] as readonly Lot[], connected: false }));

/** Of two views of a lot, the newer one stays. */
function take(news: readonly Lot[]): void {
  const { lots } = useAuction.getState();
  const newest = (one: Lot) => lots.find(({ id, version }) => id === one.id && version > one.version) ?? one;
  useAuction.setState({ lots: isDrifting() ? news : news.map(newest) });
}
const read = async (path: string) => take(await ask<readonly Lot[]>(path));

const hub = new HubConnectionBuilder()
  .withUrl('/hub', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
  .configureLogging(LogLevel.None)
  .build();
hub.on('LotChanged', (lot: Lot) =>
  useAuction.setState(({ lots }) => ({ lots: lots.map((one) => (one.id === lot.id ? lot : one)) })),
);

function Auction() {
  const { lots, connected } = useAuction();
  return (
    <main>
      <p>{connected ? 'Connected' : 'Connecting'}</p>
      {lots.map(({ id, title, highestBid }) => (
        <p key={id}>{`${title}: ${highestBid}`}</p>
      ))}
      <button type="button" onClick={() => void read('/lots/fresh')}>
        Refresh
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Auction />);
void hub.start().then(() => useAuction.setState({ connected: true }));
void read('/lots');
