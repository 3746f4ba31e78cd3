import { parseArgs } from 'node:util';
import { corpusFolder } from '../corpus/corpus-folder.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
    folder: { type: 'string' },
  },
});
const corpus = corpusFolder(values.folder);
// Mutants are made while the detector is loaded.
if (values.mutants)
  process.exitCode = await (await import('../mutants/run-mutants.ts')).runMutants(corpus, values.only);
else process.exitCode = await (await import('./run-driftbench.ts')).runDriftbench(corpus, values);
