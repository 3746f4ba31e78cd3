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

  it('names data that are in use', async () => {
    const dataDir = await temporaryFolder();
    await startTestCollector({ dataDir });
    await expect(startCollectorProcess({ DRIFTSCOPE_DATA: dataDir })).rejects.toThrow(/exit 1: Another collector/);
  });

  it.each([{ PORT: 'http' }, { PORT: '70000' }, { DRIFTSCOPE_EXAMPLES: '{"id":1}' }, { DRIFTSCOPE_KEEP_DAYS: 'few' }])(
    'names what is wrong with %o',
    async (env) => {
      const [name = ''] = Object.keys(env);
      await expect(startCollectorProcess(env)).rejects.toThrow(new RegExp(`exit 1: ${name}`));
    },
  );
});
