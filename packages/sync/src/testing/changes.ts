import type { Put } from '../protocol/change.ts';
import type { MutationId } from '../protocol/ids.ts';
import { scope } from './drive.ts';

/** The `seq`-th change of the scope: it puts the entity of this id, or of its own number. */
export function put(seq: number, id = `${seq}`, more: Partial<Put> = {}): Put {
  return { kind: 'put', scope, seq, atMs: 0, entity: { type: 'note', id }, fields: { seq }, ...more };
}

export const writeId = (name: string): MutationId => name as MutationId;
