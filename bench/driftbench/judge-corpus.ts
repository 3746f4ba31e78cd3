import { ruleInfos } from '@driftscope/detect';
import type { Case } from '../corpus/case.ts';
import type { CorpusFolder } from '../corpus/corpus-folder.ts';
import { readCase } from '../corpus/read-case.ts';
import { type CaseResult, judgeCase } from './judge-case.ts';
import { judgeLive } from './judge-live.ts';
import { computeScore, type Score } from './score.ts';

/** What came of the whole corpus. */
export interface CorpusVerdict {
  readonly cases: readonly Case[];
  readonly results: readonly CaseResult[];
  readonly score: Score;
}

/** Judges every case of the corpus as if it came live. */
export async function judgeCorpus(corpus: CorpusFolder): Promise<CorpusVerdict> {
  const kinds = ruleInfos.map(({ kind }) => kind).sort();
  const cases = (await corpus.read()).map((one) => withoutUnknown(one, kinds));
  const results: CaseResult[] = [];
  for (const one of cases) results.push(judgeCase(one, judgeLive(await readCase(corpus, one), one)));
  return { cases, results, score: computeScore(kinds, cases, results) };
}

/** Scenarios may be ahead of the rules. */
function withoutUnknown(one: Case, kinds: readonly string[]): Case {
  const incidents = Object.entries(one.incidents).filter(([kind]) => kinds.includes(kind));
  return { ...one, incidents: Object.fromEntries(incidents) };
}
