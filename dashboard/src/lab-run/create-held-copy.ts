import type { LabCompared, LabCopy } from '@driftscope/records';
import type { ClientDrift } from './client-drift.ts';
import { computeDrift } from './compute-drift.ts';

/** What one page holds of all that is compared, and what of it was right before. */
export interface HeldCopy {
  /** What it holds of some of it now. */
  put(copy: LabCopy): void;
  drift(truth: LabCopy): ClientDrift;
  /** Another user is there: what was right before was theirs. */
  forget(): void;
}

export function createHeldCopy(compared: readonly LabCompared[]): HeldCopy {
  let held: LabCopy = {};
  const had = new Map<string, Map<string, string>>();

  const driftOf = ({ name, isOrdered }: LabCompared, truth: LabCopy) => {
    const rows = { truth: truth[name] ?? [], held: held[name] ?? [] };
    const right = had.get(name) ?? new Map<string, string>();
    had.set(name, right);
    const drift = computeDrift({ ...rows, isOrdered, had: right });
    const says = new Map(rows.held.map((row) => [row.id, row.says]));
    for (const row of rows.truth) if (says.get(row.id) === row.says) right.set(row.id, row.says);
    return drift;
  };

  return {
    put: (copy) => {
      held = { ...held, ...copy };
    },
    drift: (truth) => Object.fromEntries(compared.map((each) => [each.name, driftOf(each, truth)])),
    forget: () => had.clear(),
  };
}
