import { parseArgs } from 'node:util';
import { corpusFolder } from './corpus-folder.ts';
import { runCorpus } from './run-corpus.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    takes: { type: 'string', default: '3' },
    again: { type: 'boolean', default: false },
    folder: { type: 'string' },
  },
});
const options = { ...values, takes: Number(values.takes) };
process.exitCode = await runCorpus(positionals[0], corpusFolder(values.folder), options);
