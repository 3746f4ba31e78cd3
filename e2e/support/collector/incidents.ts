import type { IncidentSummary } from '@driftscope/detect';
import type { SessionSummary } from '@driftscope/records';
import { expect } from '@playwright/test';
import type { CollectorApi } from './collector-api.ts';

/** The longest that a rule waits before it judges what it saw. */
const LONGEST_VERDICT_MS = 12_000;

/** The longest that a session which has nothing to say is silent. */
const LONGEST_PAUSE_MS = 12_000;

/** Waits until there is an incident of the kind; there must be one only. */
export async function expectIncident(api: CollectorApi, kind: string): Promise<IncidentSummary> {
  try {
    await expect.poll(async () => (await api.incidents({ kind })).length).toBe(1);
  } catch (cause) {
    throw new Error(`not one incident of kind ${kind}; the collector has:\n${await inventoryOf(api)}`, { cause });
  }
  const [incident] = await api.incidents({ kind });
  if (incident === undefined) throw new Error(`the incident of kind ${kind} is gone again`);
  return incident;
}

/** Waits until the collector has judged all that has happened so far, and finds that it has nothing to report. */
export async function expectNoIncident(api: CollectorApi): Promise<void> {
  const settledAt = Date.now() + LONGEST_VERDICT_MS;
  await expect.poll(async () => knownUpTo(await api.sessions())).toBeGreaterThan(settledAt);
  expect((await api.incidents()).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([]);
}

/** What a failed test needs to tell a rule that erred from records that never came. */
async function inventoryOf(api: CollectorApi): Promise<string> {
  const incidents = (await api.incidents()).map(({ kind, title }) => `incident ${kind}: ${title}`);
  const sessions = (await api.sessions()).map(async ({ id, originMs, lastAt }) => {
    const records = await api.records(id);
    const lines = records.map((record) => `  ${JSON.stringify(record).slice(0, 200)}`);
    return `session ${id} from ${originMs} to ${lastAt}, ${records.length} records:\n${lines.join('\n')}`;
  });
  return [...incidents, ...(await Promise.all(sessions))].join('\n');
}

/** Epoch ms up to which all sessions that still report are known. One that ended, with its page, says no more. */
function knownUpTo(sessions: readonly SessionSummary[]): number {
  const reporting = sessions.filter(({ heardAt }) => heardAt > Date.now() - LONGEST_PAUSE_MS);
  // Where no page reports there is nothing to find, and nothing is shown by it.
  if (!reporting.some(({ server, records }) => server === undefined && records > 0)) return 0;
  return Math.min(...reporting.map(({ lastAt }) => lastAt));
}
