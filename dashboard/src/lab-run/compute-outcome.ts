import { endOf, type LabEvent } from '../lab-script/lab-script.ts';
import { sizeOf } from './compute-drift.ts';
import type { ClientName } from './lab-client.ts';
import type { LabSample } from './lab-state.ts';

/** How a client came through a fault: until the next one begins, or the run ends. `rows`: so many are off, at most or at the end. */
export type Outcome =
  /** It was not reached. */
  | { readonly kind: 'ahead' }
  | { readonly kind: 'under-way'; readonly rows: number }
  /** It was never further off than news is on its way. */
  | { readonly kind: 'steady'; readonly rows: number }
  | { readonly kind: 'healed'; readonly rows: number; readonly afterMs: number }
  | { readonly kind: 'drifted'; readonly rows: number };

export interface OutcomeQuery {
  readonly event: LabEvent;
  /** When the next fault begins, or the run ends. */
  readonly untilMs: number;
  readonly client: ClientName;
  /** What is on its way for so long at most is no drift. */
  readonly newsMs: number;
  /** Whether nothing more will be measured. */
  readonly isOver: boolean;
}

export function computeOutcome(
  samples: readonly LabSample[],
  { event, untilMs, client, newsMs, isOver }: OutcomeQuery,
): Outcome {
  const points = samples
    .filter(({ tMs }) => tMs >= event.atMs && tMs < untilMs)
    .map((sample) => ({ tMs: sample.tMs, rows: sizeOf(sample[client]) }));
  const last = points.at(-1);
  if (last === undefined) return { kind: 'ahead' };
  const hasPassed = isOver || samples.some(({ tMs }) => tMs >= untilMs);
  if (!hasPassed) return { kind: 'under-way', rows: last.rows };

  const offs = spellsOf(points).filter(({ fromMs, toMs }) => toMs - fromMs > newsMs);
  const lastOff = offs.at(-1);
  if (lastOff === undefined) return { kind: 'steady', rows: Math.max(...points.map(({ rows }) => rows)) };
  if (lastOff.toMs === last.tMs && last.rows > 0) return { kind: 'drifted', rows: last.rows };
  const rows = Math.max(...offs.map(({ most }) => most));
  return { kind: 'healed', rows, afterMs: Math.max(0, lastOff.toMs - endOf(event)) };
}

interface Spell {
  readonly fromMs: number;
  /** When it was right again; if it never was, when it was last looked at. */
  readonly toMs: number;
  readonly most: number;
}

/** The times in which anything was off, each as a whole. */
function spellsOf(points: readonly { readonly tMs: number; readonly rows: number }[]): readonly Spell[] {
  const spells: Spell[] = [];
  let current: Spell | undefined;
  for (const { tMs, rows } of points) {
    if (current === undefined && rows === 0) continue;
    current = { fromMs: current?.fromMs ?? tMs, toMs: tMs, most: Math.max(current?.most ?? 0, rows) };
    if (rows > 0) continue;
    spells.push(current);
    current = undefined;
  }
  return current === undefined ? spells : [...spells, current];
}
