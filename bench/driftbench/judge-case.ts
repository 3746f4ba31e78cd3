import type { Incident } from '@driftscope/detect';
import type { Case } from '../corpus/case.ts';
import type { Verdict } from './judge-live.ts';

/** What became of a case. */
export interface CaseResult {
  readonly name: string;
  readonly hits: readonly { readonly kind: string; readonly afterMs: number }[];
  /** Kinds of incidents that are there and were not found, as often as they are missed. */
  readonly missed: readonly string[];
  /** Found, and not there. */
  readonly falseAlarms: readonly Incident[];
}

/** Compares what was found with what is true. Of what is true in passing, any number may be found. */
export function judgeCase({ name, incidents, also = {} }: Case, verdicts: readonly Verdict[]): CaseResult {
  const hits: CaseResult['hits'][number][] = [];
  const falseAlarms: Incident[] = [];
  const left = new Map(Object.entries(incidents));
  for (const { incident, afterMs } of verdicts) {
    const { kind } = incident;
    const expected = left.get(kind) ?? 0;
    left.set(kind, expected - 1);
    if (expected > 0) hits.push({ kind, afterMs });
    else if (!Object.hasOwn(also, kind)) falseAlarms.push(incident);
  }
  const missed = [...left].flatMap(([kind, count]) => Array.from({ length: Math.max(0, count) }, () => kind));
  return { name, hits, missed, falseAlarms };
}
