import type { Case } from './case.ts';
import { cuts } from './cuts.ts';
import { labelsOf } from './labels-of.ts';
import { findTake } from './take.ts';

/** Labels all recordings of the manifest anew, and adds the cases that are parts of them. */
export function labelCases(cases: readonly Case[]): readonly Case[] {
  const recorded = cases.filter(({ of }) => of === undefined);
  const labelled = recorded.map(({ name, identityKey }) => ({ name, ...labelsOf(findTake(name)), identityKey }));
  const parts = cuts.flatMap(({ name, take, ...labels }) => {
    const whole = recorded.find((one) => one.name === take);
    return whole === undefined ? [] : [{ name, ...labels, identityKey: whole.identityKey }];
  });
  return [...labelled, ...parts];
}
