import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Case } from '../corpus/case.ts';
import { corpusFolder } from '../corpus/corpus-folder.ts';
import { missedGoals } from './goals.ts';
import { type CaseResult, judgeCase } from './judge-case.ts';
import { judgeCorpus } from './judge-corpus.ts';
import type { Verdict } from './judge-live.ts';
import { withTable } from './readme-table.ts';
import { computeScore } from './score.ts';
import { scoreLine, scoreTable } from './score-table.ts';

const told = (kind: string, afterMs = 100): Verdict => ({ incident: { kind } as Verdict['incident'], afterMs });

const caseOf = (labels: Partial<Case>): Case => ({ name: 'n', what: '', incidents: {}, identityKey: '', ...labels });

const verdictOf = (cases: readonly Case[], results: readonly CaseResult[]) => ({
  cases,
  results,
  score: computeScore(['a', 'b'], cases, results),
});

describe('a case', () => {
  it('has hits, misses and false alarms, each as often as they are there', () => {
    const result = judgeCase(caseOf({ incidents: { a: 2, b: 1 } }), [told('a', 5), told('b', 7), told('b'), told('c')]);
    expect(result).toMatchObject({
      hits: [
        { kind: 'a', afterMs: 5 },
        { kind: 'b', afterMs: 7 },
      ],
      missed: ['a'],
      falseAlarms: [{ kind: 'b' }, { kind: 'c' }],
    });
  });

  it('may have more of what is true in passing', () => {
    const also = { a: 'it happens all the time', b: 'so does this' };
    const result = judgeCase(caseOf({ incidents: { a: 1 }, also }), [told('a'), told('a'), told('b')]);
    expect(result).toMatchObject({ hits: [{ kind: 'a' }], missed: [], falseAlarms: [] });
  });
});

describe('the score', () => {
  const sick = caseOf({ incidents: { a: 1 } });
  const near = caseOf({ name: 'near', nearMissOf: ['a'] });

  it('counts what was found against what is there', () => {
    const results = [
      judgeCase(sick, [told('a', 100), told('b')]),
      judgeCase(sick, [told('a', 300)]),
      judgeCase(sick, []),
      judgeCase(near, []),
    ];
    const { total, kinds } = computeScore(['a', 'b'], [sick, sick, sick, near], results);
    expect(total).toEqual({ recall: 2 / 3, precision: 2 / 3, recordings: 4 });
    expect(kinds.a).toEqual({ recall: 2 / 3, precision: 1, positives: 3, negatives: 1, medianVerdictMs: 200 });
    expect(kinds.b).toMatchObject({ precision: 0, positives: 0, medianVerdictMs: null });
  });

  it('misses its goals by a kind that is not found, by one that is in no recording, and by any alarm where all is well', () => {
    const healthy = caseOf({ name: 'healthy' });
    const good = Array.from({ length: 200 }, () => judgeCase(sick, [told('a')]));
    const cases = [...good.map(() => sick), caseOf({ incidents: { b: 1 } }), healthy];
    expect(missedGoals(verdictOf([sick], good.slice(1)))).toEqual(['b is in no recording.']);
    const results = [...good, judgeCase(caseOf({ incidents: { b: 1 } }), []), judgeCase(healthy, [told('a')])];
    expect(missedGoals(verdictOf(cases, results))).toEqual([
      'b is at 0.00; the goal is 0.9.',
      'healthy is healthy, and 1 were found.',
    ]);
  });
});

it('the corpus is judged as its README says, without a miss of the goals and without a false alarm', async () => {
  const corpus = corpusFolder();
  const { results, score } = await judgeCorpus(corpus);
  const wrong = results.filter(({ missed, falseAlarms }) => missed.length + falseAlarms.length > 0);
  expect(wrong).toEqual([]);
  const readme = await readFile(corpus.readme, 'utf8');
  expect(readme, 'npm run driftbench -- --write').toBe(withTable(readme, scoreTable(score)));
  const front = await readFile(corpus.front ?? '', 'utf8');
  expect(front, 'npm run driftbench -- --write').toBe(withTable(front, scoreLine(score)));
}, 120_000);
