import type { Case } from '../corpus/case.ts';
import type { CorpusFolder } from '../corpus/corpus-folder.ts';
import { muteFacts } from './mute-facts.ts';

/**
 * Takes away one rule after the other, and one kind of fact that models tell after the other, and looks for a case of the
 * corpus that fails then; of all, or of those whose name has `only` in it. Answers the exit code: 1 where none does.
 */
export async function runMutants(corpus: CorpusFolder, only = ''): Promise<number> {
  const muting = muteFacts();
  // Only now: the detector is to be loaded with the change.
  const { judgeOne, readAll, ruleKinds } = await import('./judge-mutant.ts');
  const cases = await readAll(corpus);
  const findFailing = (kinds?: ReadonlySet<string>): Case | undefined =>
    cases.find((one) => !judgeOne(one, kinds))?.labels;

  const broken = findFailing();
  if (broken !== undefined) {
    console.error(`${broken.name} fails as it is: npm run driftbench says how.`);
    return 1;
  }
  let survivors = 0;
  const tell = (mutant: string, caught: Case | undefined) => {
    if (caught === undefined) survivors++;
    console.log(`${caught === undefined ? '✗' : ' '} ${mutant}: ${caught?.name ?? 'no case fails'}`);
  };
  for (const kind of ruleKinds.filter((one) => one.includes(only)))
    tell(`without rule ${kind}`, findFailing(new Set(ruleKinds.filter((one) => one !== kind))));
  for (const kind of [...muting.told].filter((one) => one.includes(only)).sort()) {
    muting.kind = kind;
    tell(`without fact ${kind}`, findFailing());
  }
  console.log(`${survivors} survive.`);
  return survivors === 0 ? 0 : 1;
}
