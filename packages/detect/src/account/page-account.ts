import type { Session } from '../engine/session.ts';
import type { Epoch } from '../models/users/identity.ts';
import type { World } from '../models/world.ts';
import { computeFreshness, type StoreFreshness } from './store-freshness.ts';
import type { OpenLedger } from './watch-ledgers.ts';

/** How a page stands now: who is there, what its stores say beside the wire, and what became of its gaps. */
export interface PageAccount {
  /** Absent: it is not known of anybody. `who` absent: nobody. */
  readonly identity: Pick<Epoch, 'who' | 'label' | 'fromAt' | 'seq'>;
  readonly stores: readonly StoreFreshness[];
  /** Its stores were put back to former states, and it may lack what came meanwhile: nothing is said of it any more. */
  readonly isSpoiled: boolean;
  /** Of its last gaps, oldest first. */
  readonly ledgers: readonly OpenLedger[];
}

/** Computes the account of a page at an instant (epoch ms) up to which it was judged. */
export function computePageAccount(
  world: World,
  session: Session,
  nowAt: number,
  ledgers: readonly OpenLedger[],
): PageAccount {
  const { who, label, fromAt, seq } = world.identity.now(session);
  return {
    identity: { fromAt, seq, ...(who !== undefined && { who }), ...(label !== undefined && { label }) },
    stores: computeFreshness(world, session, nowAt),
    isSpoiled: session.isSpoiled,
    ledgers: ledgers.filter((ledger) => ledger.session === session.id),
  };
}
