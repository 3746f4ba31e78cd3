import { parseArgs } from 'node:util';
import { corpusFolder } from '../corpus/corpus-folder.ts';
import { runDriftbench } from './run-driftbench.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    folder: { type: 'string' },
  },
});
process.exitCode = await runDriftbench(corpusFolder(values.folder), values);
