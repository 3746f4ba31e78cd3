import type { Json } from '../json.ts';

/** A valid batch around the given records, as it comes out of `JSON.parse`. */
export const batchOf = (records: readonly Json[]): { readonly [key: string]: Json } => ({
  v: 1,
  session: { id: 's_1', originMs: 1_700_000_000_000 },
  batch: 1,
  records,
});

export const markRecord = (seq: number): Json => ({ seq, t: seq * 10, kind: 'mark', text: `mark ${seq}` });
