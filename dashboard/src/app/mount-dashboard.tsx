import { OverviewSchema } from '@driftscope/detect';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchRefusals } from '../access/watch-refusals.ts';
import { createAhead } from '../ahead/ahead.ts';
import type { AskedAhead } from '../ahead/ask-ahead.ts';
import { createApiClient } from '../api/api-client.ts';
import { readAnswer } from '../api/read-answer.ts';
import { startLive } from '../live/start-live.ts';
import { Dashboard } from './dashboard.tsx';
import { partAt } from './late-parts.ts';
import { ServicesContext } from './services.ts';
import { whenIdle } from './when-idle.ts';

/** So long an answer is waited for, to draw once instead of twice. Later it is said that it is being read. */
const AHEAD_MS = 300;

/**
 * Starts the dashboard in a document that has a place for it, against the collector that served it.
 *
 * @param asked Absent: nothing was asked for yet.
 */
export async function mountDashboard(document: Document, asked: AskedAhead | undefined): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no element #root');
  const { send, onRefused } = watchRefusals((...args) => fetch(...args));
  const api = createApiClient(send);
  const live = startLive(location.origin, openLog, Date.now);
  const ahead = asked && createAhead(readAnswer(asked.answer, OverviewSchema));
  // Rendered without its page, the page would be kept from the screen for a third of a second more.
  await Promise.all([partAt(location.pathname)?.bring(), ahead?.within(AHEAD_MS)]);
  const services = { api, live, onRefused, reload: () => location.reload(), now: Date.now };
  // Who went elsewhere meanwhile is shown what is there.
  const overview = asked?.href === location.href ? ahead : undefined;
  createRoot(place).render(
    <StrictMode>
      <ServicesContext value={{ ...services, ...(overview && { overview }) }}>
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
