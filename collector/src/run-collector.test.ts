import { expect, it } from 'vitest';
import { runHere } from './testing/run-here.ts';
import { startTestCollector } from './testing/start-test-collector.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

it('names data that are in use', async () => {
  const dataDir = await temporaryFolder();
  await startTestCollector({ dataDir });
  await expect(runHere({ DRIFTSCOPE_DATA: dataDir })).rejects.toThrow(/exit 1: Another collector/);
});

it.each([{ PORT: 'http' }, { PORT: '70000' }, { DRIFTSCOPE_EXAMPLES: '{"id":1}' }, { DRIFTSCOPE_KEEP_DAYS: 'few' }])(
  'names what is wrong with %o',
  async (env) => {
    const [name = ''] = Object.keys(env);
    await expect(runHere(env)).rejects.toThrow(new RegExp(`exit 1: ${name}`));
  },
);
