import type { Session } from '../engine/session.ts';
import { type FoundEntity, findEntities } from '../entities/find-entities.ts';
import { isStub } from '../entities/shapes.ts';
import type { Gap } from '../links/gaps.ts';
import { missedByPeers } from '../missed/missed-by-peers.ts';
import { missedByServer } from '../missed/missed-by-server.ts';
import { isDeletion, type MissedEvent } from '../missed/missed-event.ts';
import type { World } from '../models/world.ts';
import { type RecordedSession, replayWorld } from '../replay-world.ts';
import { valuesIn } from '../stores/values-in.ts';
import type { GapLedger, Healing, LedgerEntry } from './gap-ledger.ts';

interface Account {
  readonly gap: Gap;
  readonly brought: Map<string, Healing>;
}

/** Gaps of all sessions that an account is kept of; of further ones there is none. */
const MOST_GAPS = 500;

/** Computes the ledger of every gap, oldest first. What was missed is known from the server's probe, else from other pages. */
export function computeLedgers(recordings: readonly RecordedSession[]): readonly GapLedger[] {
  const accounts: Account[] = [];
  const world = replayWorld(recordings, ({ shapes }, bus) => {
    bus.on('gap.opened', (gap) => {
      if (accounts.length < MOST_GAPS) accounts.push({ gap, brought: new Map() });
    });
    bus.on('event.in', ({ link, event, content, at, seq }) =>
      note(link.session, content.entities, { how: 'event', by: event.name, at, seq }),
    );
    bus.on('read', ({ session, content, line, at, seq }) =>
      note(session, content?.entities ?? [], { how: 'read', by: line, at, seq }),
    );
    bus.on('store.changed', ({ session, store, patch, at, seq }) => {
      const entities = valuesIn(patch).flatMap((value) => findEntities(value, shapes));
      note(session, entities, { how: 'store', by: store.name, at, seq });
    });
  });

  /** The first to bring it is what healed it. */
  function note(session: Session, entities: readonly FoundEntity[], healing: Healing): void {
    const open = accounts.filter(({ gap }) => gap.session === session && healing.at >= gap.fromAt);
    const telling = open.length === 0 ? [] : entities.filter(({ shape }) => !isStub(shape));
    for (const { brought } of open) for (const { id } of telling) if (!brought.has(id)) brought.set(id, healing);
  }

  return accounts.map((account) => ledgerOf(world, account));
}

function ledgerOf(world: World, { gap, brought }: Account): GapLedger {
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
  };
}

function entryOf(world: World, gap: Gap, missed: MissedEvent, healing: Healing | undefined): LedgerEntry {
  const { event, entity, at } = missed;
  const about = { event, id: entity.id, at };
  if (healing !== undefined) return { ...about, outcome: 'healed', healing };
  // That something is gone is made good where nothing holds it.
  const isGone = missed.isDeletedLater || (isDeletion(event) && !world.stores.isHeld(gap.session, entity.id));
  return { ...about, outcome: isGone ? 'deleted' : 'unresolved' };
}
