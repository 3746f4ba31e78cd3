import type { Case } from '../corpus/case.ts';
import { median } from '../median.ts';
import type { CaseResult } from './judge-case.ts';

export interface Rates {
  /** Of the incidents that are there, how many were found. */
  readonly recall: number;
  /** Of the incidents that were found, how many are there. */
  readonly precision: number;
}

export interface KindScore extends Rates {
  /** Cases in which it happened. */
  readonly positives: number;
  /** Cases in which it nearly happened. */
  readonly negatives: number;
  /** From the beginning of the incident to the verdict. `null`: none was found. */
  readonly medianVerdictMs: number | null;
}

export interface Score {
  readonly total: Rates & { readonly recordings: number };
  readonly kinds: { readonly [kind: string]: KindScore };
}

/** Counts over the whole corpus, for each of these kinds and in total. */
export function computeScore(kinds: readonly string[], cases: readonly Case[], results: readonly CaseResult[]): Score {
  const hits = results.flatMap((result) => result.hits);
  const missed = results.flatMap((result) => result.missed);
  const falseAlarms = results.flatMap((result) => result.falseAlarms.map(({ kind }) => kind));
  const scoreOf = (kind: string): KindScore => {
    const found = hits.filter((hit) => hit.kind === kind);
    return {
      ...rates(found.length, countOf(missed, kind), countOf(falseAlarms, kind)),
      positives: cases.filter(({ incidents }) => Object.hasOwn(incidents, kind)).length,
      negatives: cases.filter(({ nearMissOf = [] }) => nearMissOf.includes(kind)).length,
      medianVerdictMs: found.length === 0 ? null : Math.round(median(found.map(({ afterMs }) => afterMs))),
    };
  };
  return {
    total: { ...rates(hits.length, missed.length, falseAlarms.length), recordings: cases.length },
    kinds: Object.fromEntries(kinds.map((kind) => [kind, scoreOf(kind)])),
  };
}

const countOf = (kinds: readonly string[], kind: string): number => kinds.filter((each) => each === kind).length;

/** Of nothing, all was found and right. */
function rates(hits: number, missed: number, falseAlarms: number): Rates {
  const share = (others: number) => (hits + others === 0 ? 1 : hits / (hits + others));
  return { recall: share(missed), precision: share(falseAlarms) };
}
