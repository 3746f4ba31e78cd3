import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CorpusFolder } from './corpus-folder.ts';
import { labelCases } from './label-cases.ts';
import { recordTake } from './record-take.ts';
import { planTakes } from './take.ts';

export interface RecordOptions {
  /** Only takes whose name has this in it. Absent: all. */
  readonly only?: string | undefined;
  /** Takes of each scenario in each variant. */
  readonly takes: number;
  /** Also those that are there. */
  readonly again: boolean;
}

/** Records what is not there yet, one after the other. A take that fails is said, and the next one goes on. */
export async function recordCorpus(corpus: CorpusFolder, { only = '', takes, again }: RecordOptions): Promise<number> {
  const wanted = planTakes(takes).filter(
    ({ name }) => name.includes(only) && (again || !existsSync(corpus.recordingOf(name))),
  );
  console.log(`${wanted.length} to record.`);
  await corpus.make();
  let failed = 0;
  for (const take of wanted) {
    const startedMs = Date.now();
    try {
      const file = corpus.recordingOf(take.name);
      const recorded = await recordTake(take, file);
      const others = (await corpus.read()).filter(({ name }) => name !== take.name);
      await corpus.write(labelCases([...others, recorded]));
      const { size } = await stat(file);
      console.log(`${take.name}: ${Math.ceil(size / 1024)} kB in ${Math.round((Date.now() - startedMs) / 1000)} s`);
    } catch (error) {
      failed++;
      console.error(`${take.name} could not be recorded: ${String(error).split('\n', 12).join('\n')}`);
    }
  }
  return failed === 0 ? 0 : 1;
}
