import type { Change } from '../protocol/change.ts';
import type { MutationOutcome } from '../protocol/mutation.ts';
import type { SyncPage } from '../protocol/sync-answer.ts';
import { type Context, markChanged } from './context.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SyncState } from './state.ts';
import type { StorageWrite } from './storage-write.ts';

/** What became of writes, as the server answered or the leading tab tells. */
export function settleByOutcomes(state: SyncState, outcomes: readonly MutationOutcome[], context: Context): SyncState {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return settle(state, context, (entry) => {
    const outcome = byId.get(entry.id);
    return outcome === undefined || entry.status.kind !== 'pending'
      ? entry
      : entryAfter(state, entry, outcome, context);
  });
}

function entryAfter(
  state: SyncState,
  entry: OutboxEntry,
  outcome: MutationOutcome,
  context: Context,
): OutboxEntry | null {
  const { scope, entity } = entry;
  if (outcome.kind === 'refused') {
    const { reason } = outcome;
    context.effects.push({ kind: 'notice', notice: { kind: 'write-failed', id: entry.id, reason } });
    return { ...entry, status: { kind: 'failed', reason } };
  }
  if (outcome.kind === 'conflict') {
    context.effects.push({ kind: 'notice', notice: { kind: 'conflict', scope, entity, reason: outcome.reason } });
    return null;
  }
  tellLost(entry, outcome.lost, context);
  return isApplied(state, entry, outcome.seq) ? null : { ...entry, status: { kind: 'accepted', seq: outcome.seq } };
}

/** The echo of a write takes the place of the write, and so does any page that covers one which the server has accepted. */
export function settleByPages(state: SyncState, pages: readonly SyncPage[], context: Context): SyncState {
  const echoes = new Map<string, Change>();
  const gone = new Set<string>();
  for (const page of pages) {
    if (page.kind === 'gone') gone.add(page.scope);
    else for (const change of page.changes) if (change.mutation !== undefined) echoes.set(change.mutation, change);
    if (page.kind === 'changes') tellOverwritten(state, page.changes, context);
  }
  return settle(state, context, (entry) => {
    const { status, scope } = entry;
    if (status.kind === 'accepted') return gone.has(scope) || isApplied(state, entry, status.seq) ? null : entry;
    const echo = echoes.get(entry.id);
    if (echo === undefined || status.kind === 'failed') return entry;
    tellLost(entry, echo.lost, context);
    return null;
  });
}

/** What to store after writes were settled. */
export function outboxWrites(before: readonly OutboxEntry[], after: readonly OutboxEntry[]): readonly StorageWrite[] {
  if (before === after) return [];
  const left = new Map(after.map((entry) => [entry.id, entry]));
  return before.flatMap((entry): StorageWrite[] => {
    const now = left.get(entry.id);
    if (now === undefined) return [{ kind: 'drop-entry', id: entry.id }];
    return now !== entry && now.status.kind === 'failed' ? [{ kind: 'put-entry', entry: now }] : [];
  });
}

/** @param decide - the entry that takes its place; `null` for none. */
export function settle(
  state: SyncState,
  context: Context,
  decide: (entry: OutboxEntry) => OutboxEntry | null,
): SyncState {
  const left: OutboxEntry[] = [];
  let isSame = true;
  for (const entry of state.outbox) {
    const now = decide(entry);
    if (now !== null) left.push(now);
    if (now === entry) continue;
    isSame = false;
    markChanged(context, entry.scope, entry.entity);
  }
  return isSame ? state : { ...state, outbox: left };
}

function isApplied({ replicas }: SyncState, { scope }: OutboxEntry, seq: number): boolean {
  const cursor = replicas.get(scope)?.cursor ?? null;
  return cursor !== null && cursor >= seq;
}

function tellLost({ scope, entity }: OutboxEntry, fields: readonly string[] | undefined, context: Context): void {
  if (fields === undefined) return;
  context.effects.push({ kind: 'notice', notice: { kind: 'conflict', scope, entity, reason: 'newer', fields } });
}

/** This device's own writes, accepted before, that a newer one has overwritten without having seen them. */
function tellOverwritten({ owner }: SyncState, changes: readonly Change[], context: Context): void {
  if (owner.kind !== 'ready') return;
  for (const { scope, entity, overwrote } of changes) {
    for (const { device, fields } of overwrote ?? []) {
      if (device !== owner.device) continue;
      context.effects.push({ kind: 'notice', notice: { kind: 'conflict', scope, entity, reason: 'newer', fields } });
    }
  }
}
