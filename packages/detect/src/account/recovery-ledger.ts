import type { GapLedger } from './gap-ledger.ts';
import { type RecordedSession, replayWorld } from './replay-world.ts';
import { watchLedgers } from './watch-ledgers.ts';

/** Gaps of all sessions that an account is kept of: the last ones. */
const MOST_GAPS = 500;

/** Computes the ledger of every gap, oldest first. What was missed is known from the server's probe, else from other pages. */
export function computeLedgers(recordings: readonly RecordedSession[]): readonly GapLedger[] {
  let ledgers = (): ReturnType<ReturnType<typeof watchLedgers>> => [];
  replayWorld(recordings, (world, bus) => {
    ledgers = watchLedgers(world, bus, MOST_GAPS);
  });
  return ledgers().map(({ brought, ...ledger }) => ledger);
}
