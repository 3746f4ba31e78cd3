import { valueAt } from '@driftscope/detect';
import type { Json, PatchPath } from '@driftscope/records';
import { idIn } from '../records/id-in.ts';

/** A field of an entity: what the wire speaks of. */
export interface EntityField {
  readonly id: string;
  readonly field: string;
}

/** Which field of which entity a value belongs to: of the innermost that holds it. Absent: it is in none. */
export function entityFieldAt(state: Json, path: PatchPath): EntityField | undefined {
  for (let length = path.length - 1; length >= 0; length--) {
    const [holder, field] = [valueAt(state, path, length), path[length]];
    const id = holder === undefined ? undefined : idIn(holder);
    if (id !== undefined && typeof field === 'string') return { id, field };
  }
  return undefined;
}
