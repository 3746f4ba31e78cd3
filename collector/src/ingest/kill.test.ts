import { fileURLToPath } from 'node:url';
import { detectRecordings, IncidentPageSchema } from '@driftscope/detect';
import {
  type Batch,
  createIdentityMatch,
  gatherSessions,
  type RecordPage,
  RecordPageSchema,
  SessionDetailSchema,
  SessionPageSchema,
} from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { readInput } from '../command-line/read-input.ts';
import { startCollectorProcess } from '../testing/collector-process.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const Ack = Type.Object({ acked: Type.Integer() });

const sessions = ['a', 'b', 'c'];
const kills = process.env.DRIFTSCOPE_NIGHTLY === undefined ? 3 : 50;
const recordsEach = 25;
/** Ahead of the clock, so that none of them is late for detection, which would look at all of them again. */
const aheadMs = 4_000_000_000_000;
/** Two pages and a server, of which one page drifts. */
const drifting = fileURLToPath(new URL('../analyze/testing/missed-messages.drift', import.meta.url));

/** The n-th batch of a session. Every third one is cut anew: it brings the last records of the one before once more. */
function nthBatch(session: string, n: number): Batch {
  const first = (n - 1) * recordsEach + 1;
  const overlap = n > 1 && n % 3 === 0 ? 5 : 0;
  const seqs = Array.from({ length: recordsEach + overlap }, (_, index) => first - overlap + index);
  return makeBatch({ session, batch: n, seqs, header: { originMs: aheadMs } });
}

/** Sends batch after batch, each until it is acknowledged, and some of them twice. */
async function sendUntil(done: () => boolean, session: string, urlNow: () => string): Promise<number> {
  let acked = 0;
  while (!done()) {
    const batch = nthBatch(session, acked + 1);
    if (!(await isAcked(urlNow(), batch))) continue;
    acked++;
    if (acked % 5 === 0) await isAcked(urlNow(), batch);
  }
  return acked;
}

/** Sends what a page and its server recorded, while the collector comes and goes; gives the ids of what is in it. */
async function sendDrift(urlNow: () => string): Promise<readonly string[]> {
  const { batches = [] } = await readInput(drifting);
  for (const batch of batches) while (!(await isAcked(urlNow(), batch)));
  return detectRecordings(gatherSessions(batches), { isIdOf: createIdentityMatch([]) }).map(({ id }) => id);
}

async function readIncidentIds(url: string): Promise<readonly string[]> {
  const page = Value.Parse(IncidentPageSchema, await (await fetch(`${url}/api/v1/incidents`)).json());
  return page.incidents.map(({ id }) => id);
}

async function isAcked(url: string, batch: Batch): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1/batches`, { method: 'POST', headers, body: JSON.stringify(batch) });
    return response.status === 202 && Value.Parse(Ack, await response.json()).acked === batch.batch;
  } catch {
    // It was killed before it answered; whether it stored the batch, nobody knows.
    return false;
  }
}

async function readSeqs(url: string, session: string): Promise<number[]> {
  const seqs: number[] = [];
  for (let next: string | undefined = '0'; next !== undefined; ) {
    const response = await fetch(`${url}/api/v1/sessions/${session}/records?limit=1000&cursor=${next}`);
    const page: RecordPage = Value.Parse(RecordPageSchema, await response.json());
    seqs.push(...page.records.map(({ seq }) => seq));
    next = page.next;
  }
  return seqs;
}

describe('a collector that is killed while records flow', () => {
  it('has every acknowledged record, once, and every incident, after each start', {
    timeout: 30_000 + 20_000 * kills,
  }, async () => {
    const env = { DRIFTSCOPE_DATA: await temporaryFolder() };
    let collector = await startCollectorProcess(env);
    let done = false;
    const sent = sessions.map((session) =>
      sendUntil(
        () => done,
        session,
        () => collector.url,
      ),
    );
    const drift = sendDrift(() => collector.url);
    for (let kill = 0; kill < kills; kill++) {
      const before = await countRecords(collector.url);
      const more = Math.floor(400 * Math.random());
      await vi.waitFor(async () => expect(await countRecords(collector.url)).toBeGreaterThan(before + more), 15_000);
      const known = await readIncidentIds(collector.url);
      expect(await collector.end('SIGKILL')).toBe('SIGKILL');
      collector = await startCollectorProcess(env);
      expect(await readIncidentIds(collector.url)).toEqual(expect.arrayContaining([...known]));
    }
    done = true;
    const acked = await Promise.all(sent);
    const found = await drift;
    expect(found).not.toEqual([]);
    await vi.waitFor(
      async () => expect(await readIncidentIds(collector.url)).toEqual(expect.arrayContaining([...found])),
      30_000,
    );

    for (const [index, session] of sessions.entries()) {
      const count = (acked[index] ?? 0) * recordsEach;
      expect(count).toBeGreaterThan(0);
      const seqs = await readSeqs(collector.url, session);
      // The last one may have been stored with nobody left to hear of it.
      expect(seqs.length - count).toBeOneOf([0, recordsEach]);
      expect(seqs).toEqual(Array.from(seqs, (_, at) => at + 1));
      const detail = Value.Parse(
        SessionDetailSchema,
        await (await fetch(`${collector.url}/api/v1/sessions/${session}`)).json(),
      );
      expect(detail).toMatchObject({ records: seqs.length, holes: [] });
    }
  });
});

async function countRecords(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/sessions`);
  const page = Value.Parse(SessionPageSchema, await response.json());
  return page.sessions.reduce((count, { records }) => count + records, 0);
}
