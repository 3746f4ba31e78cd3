import type { Json, PatchOp } from '@driftscope/records';

/** Steps of a commit, as short as a history needs them: `page.commit(1, insert(['messages'], 2, message(3)))`. */
export const set = (path: PatchOp['path'], value: Json): PatchOp => ({ op: 'set', path, value });

export const insert = (path: PatchOp['path'], at: number, ...items: readonly Json[]): PatchOp => ({
  op: 'splice',
  path,
  at,
  remove: 0,
  insert: [...items],
});
