import { isJsonObject, type Json } from '@driftscope/records';
import { idIn } from '../records/id-in.ts';

/** A payload is a page of a list at most; what is larger is not worth the reader's wait. */
const MOST_NODES = 50_000;

export type EntityFields = { readonly [field: string]: Json };

/** The outermost object of this id in a payload. Absent: it is not there, or the payload is too large to look through. */
export function findEntity(payload: Json, id: string): EntityFields | undefined {
  const open: Json[] = [payload];
  for (let node = 0; node < open.length && node < MOST_NODES; node++) {
    const value = open[node];
    if (Array.isArray(value)) open.push(...value);
    else if (value !== undefined && isJsonObject(value)) {
      if (idIn(value) === id) return value;
      open.push(...Object.values(value));
    }
  }
  return undefined;
}
