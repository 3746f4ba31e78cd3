import type { Batch } from '@driftscope/records';
import { makeBatch } from './make-batch.ts';

/** A batch of a page that froze, which the fake detector takes for an incident `SESSION-1`, once `until` is passed. */
export function freeze(session: string, originMs: number, t = 10): Batch {
  return makeBatch({ session, header: { originMs }, records: [{ seq: 1, t, kind: 'page.freeze' }], until: t + 100 });
}
