import { setTimeout as sleep } from 'node:timers/promises';
import { IncidentPageSchema } from '@driftscope/detect';
import type { Batch } from '@driftscope/records';
import { Value } from 'typebox/value';
import { corpusFolder } from '../corpus/corpus-folder.ts';
import { readCase } from '../corpus/read-case.ts';

/** What became of a drift that happened under load. */
export interface Verdict {
  readonly kind: string;
  /** From the end of what it shows until the API told of it. */
  readonly afterMs: number;
}

const pollMs = 100;

/**
 * Lets the page of a recording, which drifts, live through it again, beside whatever load there is, in its own time.
 *
 * @returns the first incident that the collector found in it; none until so long after the end.
 */
export async function playDrift(url: string, name: string, patienceMs: number): Promise<Verdict | undefined> {
  const batches = await readBatches(name);
  const shiftMs = Date.now() - Math.min(...batches.map(({ session }) => session.originMs));
  const shifted = batches
    .map((batch) => ({ ...batch, session: { ...batch.session, originMs: batch.session.originMs + shiftMs } }))
    .toSorted((a, b) => dueMs(a) - dueMs(b));
  const verdict = watch(url, new Set(batches.map(({ session }) => session.id)), untilMs(shifted) + patienceMs);
  for (const batch of shifted) {
    await sleep(Math.max(0, dueMs(batch) - Date.now()));
    await send(url, batch);
  }
  return verdict;
}

async function readBatches(name: string): Promise<readonly Batch[]> {
  const corpus = corpusFolder();
  const found = (await corpus.read()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`The corpus has no ${name}.`);
  return readCase(corpus, found);
}

const dueMs = ({ session, until, records }: Batch): number => session.originMs + (until ?? records.at(-1)?.t ?? 0);
const untilMs = (batches: readonly Batch[]): number => Math.max(...batches.map(dueMs));

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
  for (; Date.now() < patientUntilMs; await sleep(pollMs)) {
    const answer = await fetch(`${url}/api/v1/incidents?limit=100`);
    const { incidents } = Value.Parse(IncidentPageSchema, await answer.json());
    const found = incidents.find(({ session }) => sessions.has(session));
    if (found !== undefined) return { kind: found.kind, afterMs: Date.now() - found.untilAt };
  }
  return undefined;
}
