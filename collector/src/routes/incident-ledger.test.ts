import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createDetector, IncidentDetailSchema, IncidentPageSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { makeBatch, makeRecord } from '../testing/make-batch.ts';
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';

/** Two pages and a server: one page misses what was sent while its socket was down, and reads nothing again. */
const recording = await readFile(fileURLToPath(new URL('../analyze/testing/missed-messages.drift', import.meta.url)));

async function list({ get }: TestCollector) {
  return Value.Parse(IncidentPageSchema, (await get('/api/v1/incidents')).body).incidents;
}

async function read({ get }: TestCollector, id: string) {
  return Value.Parse(IncidentDetailSchema, (await get(`/api/v1/incidents/${id}`)).body);
}

describe('the ledger of an incident over HTTP', () => {
  it('is that of its gap, and changing the incident keeps it', async () => {
    const collector = await startTestCollector({ createDetector });
    await collector.post(recording, { path: '/api/v1/recordings', headers: { 'content-type': '' } });
    await vi.waitFor(async () => expect(await list(collector)).toHaveLength(2), { timeout: 20_000, interval: 100 });
    for (const { id, at, session } of await list(collector)) {
      const { ledger } = await read(collector, id);
      expect(ledger).toMatchObject({ session, fromAt: at, back: { recovered: false } });
      expect(ledger?.entries).not.toEqual([]);
      expect(ledger?.unresolved).toBe(ledger?.entries.length);
      const changed = await collector.post({ note: 'seen' }, { path: `/api/v1/incidents/${id}`, method: 'PATCH' });
      expect(changed.body).toMatchObject({ note: 'seen', ledger });
    }
  });

  it('is absent where there are more records than may be read of those who were there', async () => {
    const collector = await startTestCollector({ createDetector });
    await collector.post(recording, { path: '/api/v1/recordings', headers: { 'content-type': '' } });
    await vi.waitFor(async () => expect(await list(collector)).toHaveLength(2), { timeout: 20_000, interval: 100 });
    const [incident] = await list(collector);
    if (incident === undefined) throw new Error('The recording has no incident.');
    expect(await read(collector, incident.id)).toHaveProperty('ledger');
    for (const batch of [1, 2]) {
      const records = Array.from({ length: 10_000 }, (_, n) => makeRecord((batch - 1) * 10_000 + n + 1, 1));
      const header = { originMs: incident.at - 1_000, server: 'busy' };
      await collector.post(makeBatch({ session: 'busy', header, batch, records, until: 20_000 }));
    }
    expect(await read(collector, incident.id)).not.toHaveProperty('ledger');
  });

  it('is absent where nothing that is stored shows a gap', async () => {
    const collector = await startTestCollector();
    await collector.post(freeze('s1', Date.now() - 60_000));
    await vi.waitFor(async () => expect(await list(collector)).toHaveLength(1), 10_000);
    expect(await read(collector, 's1-1')).not.toHaveProperty('ledger');
  });
});
