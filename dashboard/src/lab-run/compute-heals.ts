import type { LabEvent, LabScript } from '../lab-script/lab-script.ts';
import { turnsOf } from '../lab-script/turns-of.ts';
import { computeOutcome, type OutcomeQuery } from './compute-outcome.ts';
import type { LabSample } from './lab-state.ts';

/** A client was off because of a fault, and came right by itself. */
export interface Heal {
  readonly event: LabEvent;
  readonly tMs: number;
  /** After the fault was over; 0 where it was before that. */
  readonly afterMs: number;
}

export interface HealQuery extends Pick<OutcomeQuery, 'client' | 'newsMs' | 'isOver'> {
  readonly script: LabScript;
  readonly compared: readonly { readonly name: string }[];
}

/** When a client was right again after each fault, in everything that is compared. */
export function computeHeals(samples: readonly LabSample[], query: HealQuery): readonly Heal[] {
  const { script, compared, ...rest } = query;
  return turnsOf(script).flatMap((turn) => {
    const outcomes = compared.map(({ name }) => computeOutcome(samples, { ...rest, ...turn, compared: name }));
    const heals = outcomes.filter((outcome) => outcome.kind === 'healed');
    const last = heals.toSorted((one, other) => one.atMs - other.atMs).at(-1);
    const isRight = outcomes.every(({ kind }) => kind === 'healed' || kind === 'steady');
    return isRight && last ? [{ event: turn.event, tMs: last.atMs, afterMs: last.afterMs }] : [];
  });
}
