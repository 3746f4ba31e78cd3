import type { Case } from '../corpus/case.ts';
import type { CorpusVerdict } from './judge-corpus.ts';

const goals = { recall: 0.98, precision: 0.99, ofEachKind: 0.9 };

/** Says which goals are missed, in one sentence each. */
export function missedGoals({ score: { total, kinds }, cases, results }: CorpusVerdict): readonly string[] {
  const said: string[] = [];
  if (total.recall < goals.recall) said.push(`Recall is ${total.recall.toFixed(3)}; the goal is ${goals.recall}.`);
  if (total.precision < goals.precision) {
    said.push(`Precision is ${total.precision.toFixed(3)}; the goal is ${goals.precision}.`);
  }
  for (const [kind, { recall, precision, positives }] of Object.entries(kinds)) {
    const least = Math.min(recall, precision);
    if (least < goals.ofEachKind) said.push(`${kind} is at ${least.toFixed(2)}; the goal is ${goals.ofEachKind}.`);
    if (positives === 0) said.push(`${kind} is in no recording.`);
  }
  const healthy = new Set(cases.filter(isHealthy).map(({ name }) => name));
  for (const { name, falseAlarms } of results) {
    if (healthy.has(name) && falseAlarms.length > 0)
      said.push(`${name} is healthy, and ${falseAlarms.length} were found.`);
  }
  return said;
}

const isHealthy = ({ incidents, also = {} }: Case): boolean =>
  Object.keys(incidents).length === 0 && Object.keys(also).length === 0;
