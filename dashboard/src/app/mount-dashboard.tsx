import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchRefusals } from '../access/watch-refusals.ts';
import { createApiClient } from '../api/api-client.ts';
import { startLive } from '../live/start-live.ts';
import { Dashboard } from './dashboard.tsx';
import { partAt } from './late-parts.ts';
import { ServicesContext } from './services.ts';
import { whenIdle } from './when-idle.ts';

/** Starts the dashboard in a document that has a place for it, against the collector that served it. */
export async function mountDashboard(document: Document): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no element #root');
  const { send, onRefused } = watchRefusals((...args) => fetch(...args));
  const api = createApiClient(send);
  const live = startLive(location.origin, openLog, Date.now);
  // Rendered without its page, the page would be kept from the screen for a third of a second more.
  await partAt(location.pathname)?.bring();
  createRoot(place).render(
    <StrictMode>
      <ServicesContext value={{ api, live, onRefused, reload: () => location.reload(), now: Date.now }}>
        <Dashboard />
      </ServicesContext>
    </StrictMode>,
  );
}

async function openLog() {
  await whenIdle();
  const { followLog } = await import('../live/follow-log.ts');
  return followLog;
}
