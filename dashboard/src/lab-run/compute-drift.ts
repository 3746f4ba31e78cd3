import type { LabRows } from '@driftscope/records';
import type { ShownRows } from './shown-rows.ts';

/** How far a client's copy is from what the server has, in rows. */
export interface Drift {
  readonly missing: number;
  readonly wrong: number;
  /** It has them, and the server does not, or not for this user; or it has them twice. */
  readonly extra: number;
}

export function computeDrift(truth: LabRows, { rows, doubled }: ShownRows): Drift {
  const ids = Object.keys(truth);
  const held = ids.filter((id) => Object.hasOwn(rows, id));
  return {
    missing: ids.length - held.length,
    wrong: held.filter((id) => rows[id] !== truth[id]).length,
    extra: Object.keys(rows).length - held.length + doubled,
  };
}

export const sizeOf = ({ missing, wrong, extra }: Drift): number => missing + wrong + extra;
