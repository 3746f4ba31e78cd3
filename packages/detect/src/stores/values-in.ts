import type { Json, PatchOp } from '@driftscope/records';

/** What the steps of a commit put into a state. */
export const valuesIn = (patch: readonly PatchOp[] = []): readonly Json[] =>
  patch.flatMap((op) => (op.op === 'set' ? [op.value] : op.op === 'splice' ? op.insert : []));
