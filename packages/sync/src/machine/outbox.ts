import type { MutationId } from '../protocol/ids.ts';
import { serverNow } from './clock.ts';
import { type Context, markChanged } from './context.ts';
import type { Write } from './event.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { hurry } from './retry.ts';
import { saveAll } from './saving.ts';
import { settle } from './settle.ts';
import type { SyncState } from './state.ts';

/** Shows a write at once, stores it, and tells the other tabs. The push follows when it can. */
export function addWrite(state: SyncState, id: MutationId, write: Write, context: Context): SyncState {
  if (state.owner.kind === 'none') {
    context.effects.push({ kind: 'notice', notice: { kind: 'write-failed', id, reason: 'signed-out' } });
    return state;
  }
  const seq = state.replicas.get(write.scope)?.cursor ?? null;
  const entry: OutboxEntry = {
    ...write,
    id,
    fields: write.kind === 'delete' ? {} : write.fields,
    atMs: serverNow(state),
    status: { kind: 'pending' },
    ...(seq === null || state.epoch === null ? {} : { seen: { epoch: state.epoch, seq } }),
  };
  saveAll(state, [{ kind: 'put-entry', entry }], context);
  postEntries(state, [entry], context);
  return mergeEntries(state, [entry], context);
}

/** Takes entries that are not known here, from the store or another tab, and sends known ones again that had failed. */
export function mergeEntries(state: SyncState, entries: readonly OutboxEntry[], context: Context): SyncState {
  const known = new Map(state.outbox.map((entry) => [entry.id, entry]));
  let isNews = false;
  for (const entry of entries) {
    const mine = known.get(entry.id);
    const isAgain = mine?.status.kind === 'failed' && entry.status.kind === 'pending';
    if (mine !== undefined && !isAgain) continue;
    known.set(entry.id, entry);
    markChanged(context, entry.scope, entry.entity);
    isNews = true;
  }
  return isNews ? { ...state, outbox: [...known.values()] } : state;
}

export function retryWrites(state: SyncState, id: MutationId | undefined, context: Context): SyncState {
  const again = state.outbox
    .filter((entry) => entry.status.kind === 'failed' && (id === undefined || entry.id === id))
    .map((entry): OutboxEntry => ({ ...entry, status: { kind: 'pending' } }));
  saveAll(
    state,
    again.map((entry) => ({ kind: 'put-entry', entry })),
    context,
  );
  postEntries(state, again, context);
  return { ...mergeEntries(state, again, context), pushing: hurry(state.pushing) };
}

/** Forgets a failed write. */
export function dismissWrite(state: SyncState, id: MutationId, context: Context): SyncState {
  const { owner, role } = state;
  const left = settle(state, context, (entry) => (entry.id === id && entry.status.kind === 'failed' ? null : entry));
  if (left === state) return state;
  saveAll(state, [{ kind: 'drop-entry', id }], context);
  if (owner.kind === 'ready' && role.kind !== 'alone') {
    context.effects.push({ kind: 'post', message: { kind: 'dismissed', user: owner.user, id } });
  }
  return left;
}

/** Tells the other tabs of writes that were made, or are sent again. */
export function postEntries({ owner, role }: SyncState, entries: readonly OutboxEntry[], context: Context): void {
  if (owner.kind !== 'ready' || role.kind === 'alone' || entries.length === 0) return;
  context.effects.push({ kind: 'post', message: { kind: 'entries', user: owner.user, entries } });
}
