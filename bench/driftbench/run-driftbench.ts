import { readFile, writeFile } from 'node:fs/promises';
import type { CorpusFolder } from '../corpus/corpus-folder.ts';
import { missedGoals } from './goals.ts';
import { judgeCorpus } from './judge-corpus.ts';
import { withTable } from './readme-table.ts';
import { scoreLine, scoreTable } from './score-table.ts';

export interface DriftbenchOptions {
  /** The last line is one JSON object. */
  readonly json: boolean;
  /** Puts the table into the corpus' README, and the total into the product's. */
  readonly write: boolean;
}

/** Judges the corpus, prints how good the rules are, and answers the exit code: 1 where a goal is missed. */
export async function runDriftbench(corpus: CorpusFolder, { json, write }: DriftbenchOptions): Promise<number> {
  const verdict = await judgeCorpus(corpus);
  const table = scoreTable(verdict.score);
  const missed = missedGoals(verdict);
  console.log(table);
  for (const { name, missed: kinds, falseAlarms } of verdict.results) {
    for (const kind of kinds) console.log(`${name}: ${kind} was not found.`);
    for (const { kind, title } of falseAlarms) console.log(`${name}: ${kind} is not true: ${title}`);
  }
  for (const line of missed) console.log(`✗ ${line}`);
  if (write) {
    await writeFile(corpus.readme, withTable(await readFile(corpus.readme, 'utf8'), table));
    const { front } = corpus;
    if (front !== undefined) await writeFile(front, withTable(await readFile(front, 'utf8'), scoreLine(verdict.score)));
  }
  if (json) console.log(JSON.stringify(verdict.score));
  return missed.length === 0 ? 0 : 1;
}
