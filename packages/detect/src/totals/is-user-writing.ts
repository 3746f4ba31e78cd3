import type { Session } from '../engine/session.ts';
import type { WriteModel } from '../models/writes/writes.ts';

/** What the user did just before counts, too; and what was confirmed just now may be counted in a moment. */
const BEFORE_MS = 2_000;
const AFTER_MS = 5_000;

/** Whether the user is changing something, or did since an instant: until that is settled, numbers may differ for it. */
export function isUserWriting(writes: WriteModel, session: Session, sinceAt: number, nowAt: number): boolean {
  const fromAt = Math.max(sinceAt - BEFORE_MS, nowAt - AFTER_MS);
  return writes.pending(session).length > 0 || writes.confirmed(session).some(({ at }) => at >= fromAt);
}
