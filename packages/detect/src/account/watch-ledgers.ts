import type { Bus } from '../engine/bus.ts';
import type { Session } from '../engine/session.ts';
import { namesEnd } from '../entities/deletion-name.ts';
import { type FoundEntity, findEntities } from '../entities/find-entities.ts';
import { isStub } from '../entities/shapes.ts';
import type { Gap } from '../links/gaps.ts';
import { missedByPeers } from '../missed/missed-by-peers.ts';
import { missedByServer } from '../missed/missed-by-server.ts';
import type { MissedEvent } from '../missed/missed-event.ts';
import type { Facts, World } from '../models/world.ts';
import { valuesIn } from '../stores/values-in.ts';
import type { GapLedger, Healing, LedgerEntry } from './gap-ledger.ts';

/** A frame, an answer or a commit that told of entities after a gap had begun. */
export interface Supply extends Healing {
  /** Entities that nothing had brought since the gap began. */
  readonly count: number;
  /** Those of them that no store of the page held then. */
  readonly fresh: number;
}

/** The account of a gap as far as it goes. */
export interface OpenLedger extends GapLedger {
  /** What came since, in the order of time: the first, and the last. */
  readonly brought: readonly Supply[];
}

interface Account {
  readonly gap: Gap;
  readonly brought: Map<string, Healing>;
  readonly supplies: Supply[];
}

/** Entities that are remembered to have come after a gap. Of one that came later it is not known. */
const MOST_BROUGHT = 20_000;
/** Supplies that are told of a gap. */
const MOST_SUPPLIES = 12;

/**
 * Keeps the accounts of the newest gaps while they happen. To ask for them costs what was missed in them, and not what
 * was recorded.
 */
export function watchLedgers(world: World, bus: Pick<Bus<Facts>, 'on'>, mostGaps: number): () => readonly OpenLedger[] {
  const accounts: Account[] = [];
  bus.on('gap.opened', (gap) => {
    accounts.push({ gap, brought: new Map(), supplies: [] });
    if (accounts.length > mostGaps) accounts.shift();
  });
  bus.on('event.in', ({ link, event, content, at, seq }) =>
    note(link.session, () => content.entities, { how: 'event', by: event.name, at, seq }),
  );
  bus.on('read', ({ session, content, line, at, seq }) =>
    note(session, () => content?.entities ?? [], { how: 'read', by: line, at, seq }),
  );
  bus.on('store.changed', ({ session, store, patch, at, seq }) => {
    const entities = () => valuesIn(patch).flatMap((value) => findEntities(value, world.shapes));
    note(session, entities, { how: 'store', by: store.name, at, seq });
  });

  /** The first to bring it is what healed it. */
  function note(session: Session, entities: () => readonly FoundEntity[], healing: Healing): void {
    const open = accounts.filter(({ gap }) => gap.session === session && healing.at >= gap.fromAt);
    if (open.length === 0) return;
    const telling = entities().filter(({ shape }) => !isStub(shape));
    for (const account of open) supply(account, telling, healing, world);
  }

  return () => accounts.map((account) => ledgerOf(world, account));
}

function supply(
  { gap, brought, supplies }: Account,
  telling: readonly FoundEntity[],
  healing: Healing,
  { stores }: World,
): void {
  let count = 0;
  let fresh = 0;
  for (const { id } of telling) {
    if (brought.has(id) || brought.size >= MOST_BROUGHT) continue;
    brought.set(id, healing);
    count++;
    if (healing.how !== 'store' && !stores.isHeld(gap.session, id)) fresh++;
  }
  if (count === 0) return;
  supplies.push({ ...healing, count, fresh });
  if (supplies.length > MOST_SUPPLIES) supplies.splice(1, 1);
}

function ledgerOf(world: World, { gap, brought, supplies }: Account): OpenLedger {
  const missed = missedByServer(gap, world) ?? missedByPeers(gap, world.peers);
  const entries = missed.events.map((event) => entryOf(world, gap, event, brought.get(event.entity.id)));
  const { back } = gap;
  return {
    gap: gap.id,
    session: gap.session.id,
    channel: gap.channel,
    reason: gap.reason,
    fromAt: gap.fromAt,
    noticedAt: gap.noticedAt,
    ...(back !== undefined && { back: { at: back.at, seq: back.seq, recovered: back.recovered } }),
    entries,
    others: missed.others,
    unresolved: entries.filter(({ outcome }) => outcome === 'unresolved').length,
    brought: [...supplies],
  };
}

function entryOf(world: World, gap: Gap, missed: MissedEvent, healing: Healing | undefined): LedgerEntry {
  const { event, entity, at } = missed;
  const about = { event, id: entity.id, at };
  if (healing !== undefined) return { ...about, outcome: 'healed', healing };
  // That something is gone is made good where nothing holds it.
  const isGone = missed.isDeletedLater || (namesEnd(event) && !world.stores.isHeld(gap.session, entity.id));
  return { ...about, outcome: isGone ? 'deleted' : 'unresolved' };
}
