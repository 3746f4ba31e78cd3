import { createReadStream } from 'node:fs';
import { IncidentPageSchema } from '@driftscope/detect';
import { type Batch, SENT_AT, sentAtText } from '@driftscope/records';
import { Value } from 'typebox/value';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readRecordedFile } from '../recorded-file/read-recorded-file.ts';
import { type Collector, startCollector } from '../start-collector.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const HOUR_MS = 3_600_000;
const recording = new URL('../analyze/testing/missed-messages.drift', import.meta.url);

/** What was recorded, as if it had ended now. */
async function recordedNow(): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  const limits = { maxBytes: Number.POSITIVE_INFINITY, maxTextLength: Number.POSITIVE_INFINITY };
  for await (const part of readRecordedFile(createReadStream(recording), limits))
    if (part.kind === 'batches') batches.push(...part.batches);
  const endOf = ({ session, records, until }: Batch) => session.originMs + (until ?? records.at(-1)?.t ?? 0);
  const laterMs = Date.now() - Math.max(...batches.map(endOf));
  return batches.map((batch) => moved(batch, laterMs));
}

const moved = (batch: Batch, byMs: number): Batch => ({
  ...batch,
  session: { ...batch.session, originMs: batch.session.originMs + byMs },
});

async function start(): Promise<Collector> {
  const collector = await startCollector({ port: 0, dataDir: await temporaryFolder() });
  onTestFinished(() => collector.stop());
  return collector;
}

/** Sends it from a machine whose clock is behind by so much. */
async function send({ url }: Collector, batch: Batch, behindMs: number): Promise<void> {
  const headers = { 'content-type': 'application/json', [SENT_AT]: sentAtText(Date.now() - behindMs) };
  const body = JSON.stringify(moved(batch, -behindMs));
  expect(await fetch(`${url}/api/v1/batches`, { method: 'POST', headers, body })).toMatchObject({ status: 202 });
}

async function titlesOf({ url }: Collector): Promise<readonly string[]> {
  const page = Value.Parse(IncidentPageSchema, await (await fetch(`${url}/api/v1/incidents`)).json());
  return page.incidents.map(({ title }) => title).sort();
}

it('judges what came from machines whose clocks are wrong as it judges it from others, and as soon', async () => {
  const batches = await recordedNow();
  const [first] = batches;
  const right = await start();
  for (const batch of batches) await send(right, batch, 0);
  await vi.waitFor(async () => expect(await titlesOf(right)).not.toEqual([]), 20_000);

  const wrong = await start();
  for (const batch of batches) await send(wrong, batch, batch.session.id === first?.session.id ? HOUR_MS : -HOUR_MS);
  const originMs = Date.now();
  const titles = await titlesOf(right);
  let count = 0;
  await vi.waitFor(async () => {
    // Nobody is waited for who is silent: this one is not.
    const alive = makeBatch({
      session: 'alive',
      batch: ++count,
      seqs: [],
      until: Date.now() - originMs,
      header: { originMs },
    });
    await send(wrong, alive, HOUR_MS);
    expect(await titlesOf(wrong)).toEqual(titles);
  }, 20_000);
});
