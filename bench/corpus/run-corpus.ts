import { existsSync } from 'node:fs';
import type { CorpusFolder } from './corpus-folder.ts';
import { labelCases } from './label-cases.ts';
import { type RecordOptions, recordCorpus } from './record-corpus.ts';

/** `corpus record` records what is not there yet; `corpus label` labels anew what is there. Answers the exit code. */
export async function runCorpus(
  command: string | undefined,
  corpus: CorpusFolder,
  options: RecordOptions,
): Promise<number> {
  if (command === 'record') return recordCorpus(corpus, options);
  if (command === 'label') {
    const cases = await corpus.read();
    await corpus.write(labelCases(cases.filter(({ name }) => existsSync(corpus.recordingOf(name)))));
    return 0;
  }
  console.error('corpus record [--only NAME] [--takes N] [--again] [--folder DIR], or corpus label [--folder DIR]');
  return 2;
}
