import type { Batch, RecordPage } from '@driftscope/records';
import { RecordPageSchema, SessionDetailSchema, SessionPageSchema } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { startCollectorProcess } from '../testing/collector-process.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const Ack = Type.Object({ acked: Type.Integer() });

const sessions = ['a', 'b', 'c'];
const kills = 3;
const recordsEach = 25;

/** The n-th batch of a session. Every third one is cut anew: it brings the last records of the one before once more. */
function nthBatch(session: string, n: number): Batch {
  const first = (n - 1) * recordsEach + 1;
  const overlap = n > 1 && n % 3 === 0 ? 5 : 0;
  const seqs = Array.from({ length: recordsEach + overlap }, (_, index) => first - overlap + index);
  return makeBatch({ session, batch: n, seqs });
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
  it('has every acknowledged record, once, after each start', { timeout: 60_000 }, async () => {
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
    for (let kill = 0; kill < kills; kill++) {
      const before = await countRecords(collector.url);
      await vi.waitFor(async () => expect(await countRecords(collector.url)).toBeGreaterThan(before + 200), 15_000);
      expect(await collector.end('SIGKILL')).toBe('SIGKILL');
      collector = await startCollectorProcess(env);
    }
    done = true;
    const acked = await Promise.all(sent);

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
