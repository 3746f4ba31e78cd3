import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { makeToken } from '../testing/make-token.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** The values of `GET /metrics`, by name and labels. */
async function metricsOf({ get }: { get(path: string): Promise<{ body: unknown }> }) {
  const lines = String((await get('/metrics')).body).split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

describe('the metrics', () => {
  it('count what is stored, how fast it is acknowledged, and what is refused and why', async () => {
    const collector = await startTestCollector();
    const batch = makeBatch();
    await collector.post(batch);
    await collector.post(batch);
    await collector.post('no JSON');
    await collector.post(batch, { headers: { 'content-type': 'text/plain' } });
    const metrics = await metricsOf(collector);
    expect(metrics).toMatchObject({
      driftscope_batches_stored_total: 1,
      driftscope_records_stored_total: batch.records.length,
      driftscope_ack_seconds_count: 2,
      'driftscope_batches_refused_total{reason="not-json"}': 1,
      driftscope_sessions_live: 1,
      driftscope_live_readers: 0,
    });
    for (const name of ['driftscope_stored_bytes', 'driftscope_disk_free_bytes', 'process_resident_memory_bytes']) {
      expect(metrics[name]).toBeGreaterThan(0);
    }
  });

  it('show incidents by kind and severity, and that detection keeps up', async () => {
    const collector = await startTestCollector();
    await collector.post(freeze('s1', Date.now() - 60_000));
    await vi.waitFor(async () => {
      const metrics = await metricsOf(collector);
      const incidents = Object.keys(metrics).filter((name) => name.startsWith('driftscope_incidents{'));
      expect(incidents).toEqual([expect.stringMatching(/kind=".+",severity=".+"/)]);
      expect(metrics).toMatchObject({ driftscope_detection_backlog_bytes: 0, driftscope_detection_behind_seconds: 0 });
    }, 5_000);
  });

  it('are for who may read', async () => {
    const dataDir = await temporaryFolder();
    const { headers } = makeToken(dataDir, 'read');
    const { get, url } = await startTestCollector({ dataDir });
    expect((await get('/metrics')).status).toBe(401);
    const answer = await fetch(`${url}/metrics`, { headers });
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).toContain('driftscope_ack_seconds_bucket');
  });
});
