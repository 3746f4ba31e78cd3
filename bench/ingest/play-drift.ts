import { setTimeout as sleep } from 'node:timers/promises';
import { IncidentPageSchema } from '@driftscope/detect';
import { type Batch, gatherSessions, PROTOCOL_VERSION, type RecordedSession } from '@driftscope/records';
import { Value } from 'typebox/value';
import { corpusFolder } from '../corpus/corpus-folder.ts';
import { readCase } from '../corpus/read-case.ts';

/** What became of a drift that happened under load. */
export interface Verdict {
  readonly kind: string;
  /** From the end of what it shows until the API told of it. */
  readonly afterMs: number;
}

const POLL_MS = 100;
/** How often a page sends what it recorded. A recording has all of a page in one batch. */
const BATCH_MS = 1_000;

/**
 * Lets the page of a recording, which drifts, live through it again, beside whatever load there is, in its own time.
 *
 * @returns the first incident that the collector found in it; none until so long after the end.
 */
export async function playDrift(url: string, name: string, patienceMs: number): Promise<Verdict | undefined> {
  const recorded = gatherSessions(await readBatches(name));
  const shiftMs = Date.now() - Math.min(...recorded.map(({ header }) => header.originMs));
  const sessions = recorded.map((one) => ({
    ...one,
    header: { ...one.header, originMs: one.header.originMs + shiftMs },
  }));
  const endAt = Math.max(...sessions.map(({ header, knownToT }) => header.originMs + knownToT));
  const verdict = watch(url, new Set(sessions.map(({ header }) => header.id)), endAt + patienceMs);
  // Each page by itself: none waits for the answers that another gets.
  await Promise.all(sessions.map((session) => live(url, session)));
  return verdict;
}

async function readBatches(name: string): Promise<readonly Batch[]> {
  const corpus = corpusFolder();
  const found = (await corpus.read()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`The corpus has no ${name}.`);
  return readCase(corpus, found);
}

function liveBatches({ header: session, records, knownToT }: RecordedSession) {
  return Array.from({ length: Math.ceil(knownToT / BATCH_MS) }, (_, index) => {
    const [fromT, until] = [index * BATCH_MS, Math.min((index + 1) * BATCH_MS, knownToT)];
    const sent = records.filter(({ t }) => (t > fromT || index === 0) && t <= until);
    return { v: PROTOCOL_VERSION, session, batch: index + 1, records: sent, until } satisfies Batch;
  });
}

async function live(url: string, session: RecordedSession): Promise<void> {
  for (const batch of liveBatches(session)) {
    await sleep(Math.max(0, batch.session.originMs + batch.until - Date.now()));
    await send(url, batch);
  }
}

async function send(url: string, batch: Batch): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const { status } = await fetch(`${url}/api/v1/batches`, { method: 'POST', headers, body: JSON.stringify(batch) });
    if (status === 202) return;
    if (status !== 503) throw new Error(`The collector answered ${status}.`);
    await sleep(1_000);
  }
}

async function watch(url: string, sessions: ReadonlySet<string>, patientUntilMs: number): Promise<Verdict | undefined> {
  for (; Date.now() < patientUntilMs; await sleep(POLL_MS)) {
    const answer = await fetch(`${url}/api/v1/incidents?limit=100`);
    const { incidents } = Value.Parse(IncidentPageSchema, await answer.json());
    const found = incidents.find(({ session }) => sessions.has(session));
    if (found !== undefined) return { kind: found.kind, afterMs: Date.now() - found.untilAt };
  }
  return undefined;
}
