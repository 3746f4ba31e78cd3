import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { IncidentPageSchema, StatsSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { type Collector, startCollector } from '../start-collector.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startDetection } from './start-detection.ts';
import { createThreadMemory } from './thread-memory.ts';

const recording = new URL('../analyze/testing/missed-messages.drift', import.meta.url);

async function start(dataDir: string): Promise<Collector> {
  const collector = await startCollector({ port: 0, dataDir });
  onTestFinished(() => collector.stop());
  return collector;
}

async function importRecording({ url }: Collector): Promise<void> {
  const body = new Uint8Array(await readFile(recording));
  const answer = await fetch(`${url}/api/v1/recordings`, { method: 'POST', body });
  expect(answer.status).toBe(202);
}

async function idsOf({ url }: Collector): Promise<readonly string[]> {
  const page = Value.Parse(IncidentPageSchema, await (await fetch(`${url}/api/v1/incidents`)).json());
  return page.incidents.map(({ id }) => id).sort();
}

async function statsOf({ url }: Collector) {
  return Value.Parse(StatsSchema, await (await fetch(`${url}/api/v1/stats?withImported=true`)).json());
}

describe('detection on a thread of its own', () => {
  it('tells of the gaps, and of how long pages were open', async () => {
    const collector = await start(await temporaryFolder());
    await importRecording(collector);
    await vi.waitFor(async () => expect((await statsOf(collector)).gaps.count).toBe(1), 20_000);
    const { resyncs, exposure } = await statsOf(collector);
    expect(resyncs).toEqual({ count: 0, never: 1 });
    expect(exposure).toMatchObject([{ sessions: 2 }]);
  });

  it.runIf(process.platform === 'linux')('leaves the processor to the thread that answers', async () => {
    const prioritiesNow = async () => (await readdir('/proc/self/task')).map((thread) => getPriority(Number(thread)));
    await start(await temporaryFolder());
    const lower = getPriority() + 5;
    await vi.waitFor(
      async () => expect((await prioritiesNow()).filter((one) => one === lower)).toHaveLength(1),
      20_000,
    );
  });

  it('finds what is in the records, and the same again after a restart that came before it had looked', async () => {
    const whole = await start(await temporaryFolder());
    await importRecording(whole);
    await vi.waitFor(async () => expect(await idsOf(whole)).not.toEqual([]), 20_000);

    const dataDir = await temporaryFolder();
    const cut = await startCollector({ port: 0, dataDir });
    await importRecording(cut);
    await cut.stop();
    const after = await start(dataDir);
    await vi.waitFor(async () => expect(await idsOf(after)).toEqual(await idsOf(whole)), 20_000);
  });

  it('is started again when its thread ends by a fault, and nothing waits for the one that is gone', async () => {
    const store = openSqliteStore(await temporaryFolder());
    const faults: string[] = [];
    // It knows nothing of the calls, and ends at the first of them.
    const script = new URL(
      'data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.on("message",()=>{throw new Error("no")})',
    );
    const detection = startDetection({
      store,
      identityKey: '00'.repeat(32),
      clock: () => 0,
      onChange: () => undefined,
      onGap: () => undefined,
      report: ({ kind }) => faults.push(kind),
      script,
      restMs: 1,
    });
    onTestFinished(async () => {
      await detection.stop();
      await store.close();
    });
    const batch = makeBatch();
    for (const deaths of [1, 2]) {
      await vi.waitFor(() => {
        detection.take({ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0, clockOffsetMs: 0 });
        expect(faults.length).toBeGreaterThanOrEqual(deaths);
      }, 10_000);
    }
    await vi.waitFor(() => expect(detection.backlogBytes).toBe(0), 10_000);
  });

  it('is given more memory where it needs more, and says where there is none', async () => {
    const store = openSqliteStore(await temporaryFolder());
    const faults: string[] = [];
    // Each needs more than it has.
    const script = new URL('data:text/javascript,const all=[];for(;;)all.push(new Array(10_000).fill(all.length+0.5))');
    const detection = startDetection({
      store,
      identityKey: '00'.repeat(32),
      clock: () => 0,
      onChange: () => undefined,
      onGap: () => undefined,
      report: ({ kind, hint }) => faults.push(`${kind} ${/[0-9]+ MB/.exec(hint)}`),
      script,
      restMs: 60_000,
      memory: createThreadMemory(16, 40),
    });
    onTestFinished(async () => {
      await detection.stop();
      await store.close();
    });
    const told = ['detection-memory 32 MB', 'detection-memory 40 MB', 'detection-memory 40 MB'];
    await vi.waitFor(() => expect(faults).toEqual(told), 20_000);
  });
});
