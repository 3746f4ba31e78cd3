import { endOf, type LabEvent } from '../lab-script/lab-script.ts';
import { noDrift, sizeOf } from './compute-drift.ts';
import type { ClientName } from './lab-client.ts';
import type { LabSample } from './lab-state.ts';

/** How a client came through a fault: until the next one begins, or the run ends. `rows`: so many are off, at most or at the end. */
export type Outcome =
  /** It was not reached. */
  | { readonly kind: 'ahead' }
  | { readonly kind: 'under-way'; readonly rows: number }
  /** It was never further off than news is on its way. */
  | { readonly kind: 'steady'; readonly rows: number }
  /** `atMs`: when it was right again. `afterMs`: so long after the fault was over, 0 where it was before that. */
  | { readonly kind: 'healed'; readonly rows: number; readonly atMs: number; readonly afterMs: number }
  | { readonly kind: 'drifted'; readonly rows: number };

export interface OutcomeQuery {
  readonly event: LabEvent;
  /** When the next fault begins, or the run ends. */
  readonly untilMs: number;
  readonly client: ClientName;
  /** Of what. */
  readonly compared: string;
  /** What is on its way for so long at most is no drift. */
  readonly newsMs: number;
  /** Whether nothing more will be measured. */
  readonly isOver: boolean;
}

export function computeOutcome(
  samples: readonly LabSample[],
  { event, untilMs, client, compared, newsMs, isOver }: OutcomeQuery,
): Outcome {
  const points = samples
    .filter(({ tMs }) => tMs >= event.atMs && tMs < untilMs)
    .map((sample) => ({ tMs: sample.tMs, drift: sample[client][compared] ?? noDrift }))
    .map(({ tMs, drift }) => ({ tMs, rows: sizeOf(drift), isUndone: drift.undone > 0 }));
  const last = points.at(-1);
  if (last === undefined) return { kind: 'ahead' };
  const hasPassed = isOver || samples.some(({ tMs }) => tMs >= untilMs);
  if (!hasPassed) return { kind: 'under-way', rows: last.rows };

  const offs = [
    ...spellsOf(points, ({ rows }) => rows > 0).filter(({ fromMs, toMs }) => toMs - fromMs > newsMs),
    ...spellsOf(points, ({ isUndone }) => isUndone).filter(({ fromMs, toMs }) => toMs - fromMs > GLANCE_MS),
  ].toSorted((one, other) => one.toMs - other.toMs);
  const lastOff = offs.at(-1);
  if (lastOff === undefined) return { kind: 'steady', rows: Math.max(...points.map(({ rows }) => rows)) };
  if (lastOff.toMs === last.tMs && last.rows > 0) return { kind: 'drifted', rows: last.rows };
  const rows = Math.max(...offs.map(({ most }) => most));
  return { kind: 'healed', rows, atMs: lastOff.toMs, afterMs: Math.max(0, lastOff.toMs - endOf(event)) };
}

/** What was right is not gone while it is being looked at: the two copies are not read at one moment. */
const GLANCE_MS = 1_000;

interface Point {
  readonly tMs: number;
  readonly rows: number;
  readonly isUndone: boolean;
}

interface Spell {
  readonly fromMs: number;
  /** When it was right again; if it never was, when it was last looked at. */
  readonly toMs: number;
  readonly most: number;
}

/** The times in which it was so, each as a whole. */
function spellsOf(points: readonly Point[], isSo: (point: Point) => boolean): readonly Spell[] {
  const spells: Spell[] = [];
  let current: Spell | undefined;
  for (const point of points) {
    const { tMs, rows } = point;
    if (current === undefined && !isSo(point)) continue;
    current = { fromMs: current?.fromMs ?? tMs, toMs: tMs, most: Math.max(current?.most ?? 0, rows) };
    if (isSo(point)) continue;
    spells.push(current);
    current = undefined;
  }
  return current === undefined ? spells : [...spells, current];
}
