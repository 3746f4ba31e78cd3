import { ruleInfos } from '@driftscope/detect';
import type { Batch } from '@driftscope/records';
import type { Case } from '../corpus/case.ts';
import type { CorpusFolder } from '../corpus/corpus-folder.ts';
import { readCase } from '../corpus/read-case.ts';
import { judgeCase } from '../driftbench/judge-case.ts';
import { judgeLive } from '../driftbench/judge-live.ts';

export const ruleKinds: readonly string[] = ruleInfos.map(({ kind }) => kind);

interface ReadCase {
  readonly labels: Case;
  readonly batches: readonly Batch[];
}

export async function readAll(corpus: CorpusFolder): Promise<readonly ReadCase[]> {
  const cases = await corpus.read();
  return Promise.all(cases.map(async (labels) => ({ labels, batches: await readCase(corpus, labels) })));
}

/** Whether a case is judged right, with these rules. */
export function judgeOne({ labels, batches }: ReadCase, kinds?: ReadonlySet<string>): boolean {
  const verdicts = judgeLive(batches, { identityKey: labels.identityKey, ...(kinds !== undefined && { kinds }) });
  const { missed, falseAlarms } = judgeCase(labels, verdicts);
  return missed.every((kind) => !ruleKinds.includes(kind)) && falseAlarms.length === 0;
}
