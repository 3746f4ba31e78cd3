import { describe, expect, it } from 'vitest';
import { startCollectorProcess } from './testing/collector-process.ts';
import { startTestCollector } from './testing/start-test-collector.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('the process', () => {
  it('runs where its environment says, and ends in order', async () => {
    const url = 'http://127.0.0.1:1';
    const example = { id: 'x', name: 'X', system: 'A', url, variants: { drifting: url, synced: url } };
    const collector = await startCollectorProcess({
      DRIFTSCOPE_DATA: await temporaryFolder(),
      DRIFTSCOPE_EXAMPLES: JSON.stringify([example]),
      DRIFTSCOPE_TOKEN: 'secret',
    });
    expect(await (await fetch(`${collector.url}/api/examples`)).json()).toEqual({ examples: [example] });
    const refused = await fetch(`${collector.url}/api/v1/batches`, { method: 'POST', body: '{}' });
    expect(refused.status).toBe(401);
    expect(await collector.end('SIGTERM')).toBe(0);
  });

  it('names a taken port and the way out', async () => {
    const { port } = await startTestCollector();
    const started = startCollectorProcess({ PORT: String(port), DRIFTSCOPE_DATA: await temporaryFolder() });
    await expect(started).rejects.toThrow(new RegExp(`exit 1: Port ${port} is taken.*PORT=4000 npm start`, 's'));
  });
});
