import { namesEnd } from '../entities/deletion-name.ts';
import type { Gap } from '../links/gaps.ts';
import type { PeerMiss, PeerModel } from '../models/delivery/peers.ts';
import { isPassing, type MissedEvents } from './missed-event.ts';

/** What the other pages of the app received in a gap, and this one was in the audience for. */
export function missedByPeers(gap: Gap, peers: PeerModel): MissedEvents {
  const misses = peers.missed(gap).toSorted(({ receipt: a }, { receipt: b }) => a.at - b.at || a.seq - b.seq);
  const lasting = misses.filter(({ event }) => !isPassing(event.name));
  const deleted = new Set(misses.filter(({ event }) => namesEnd(event.name)).map(({ event }) => event.entity.id));
  return { others: {}, events: lasting.map((miss) => describe(gap, miss, deleted)) };
}

function describe(
  gap: Gap,
  { event, refs, receipt, shared }: PeerMiss,
  deleted: ReadonlySet<string>,
): MissedEvents['events'][number] {
  const own = shared.receipts.find(({ session }) => session === gap.session);
  const place = [...refs.scope].map(([name, id]) => `${name} ${id}`).join(', ');
  const { at } = receipt;
  const pointer = { session: receipt.session.id, seq: receipt.seq, at };
  return {
    event: event.name,
    entity: event.entity,
    at,
    isDeletedLater: deleted.has(event.entity.id),
    evidence: [{ ...pointer, role: 'received-by-peer' }],
    witness: [
      { ...pointer, says: `Another client received ${event.name} with ${event.entity.id}.` },
      {
        says: `This client is sent the same events${place === '' ? '' : ` (${place})`}: both received ${shared.name} with ${shared.entity.id}.`,
        session: gap.session.id,
        at: own?.at ?? gap.fromAt,
        ...(own !== undefined && { seq: own.seq }),
      },
    ],
  };
}
