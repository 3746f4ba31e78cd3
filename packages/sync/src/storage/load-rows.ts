import { committed, resultOf } from './idb-request.ts';
import { BY_USER, DEVICE_STORE, OUTBOX_STORE, PART_STORE, SCOPE_STORE, SESSION_STORE } from './open-database.ts';
import type { Content } from './row-content.ts';
import { rowsOf, type ScopeRow, type SessionRow } from './write-rows.ts';

/** A user's rows, as they were stored. */
export interface LoadedRows {
  readonly session: SessionRow;
  readonly device: string;
  readonly scopes: readonly LoadedScope[];
  readonly outbox: readonly Content[];
}

export interface LoadedScope {
  readonly row: ScopeRow;
  /** In the order in which they were saved. */
  readonly parts: readonly Content[];
}

/** Reads what is stored of a user, and begins a session where there is none. */
export async function loadRows(transaction: IDBTransaction, user: string, newId: () => string): Promise<LoadedRows> {
  const done = committed(transaction);
  const sessions = transaction.objectStore(SESSION_STORE);
  const devices = transaction.objectStore(DEVICE_STORE);
  const [known, knownDevice, scopes, parts, outbox] = await Promise.all([
    resultOf<SessionRow | undefined>(sessions.get(user)),
    resultOf<string | undefined>(devices.get(DEVICE_STORE)),
    resultOf<ScopeRow[]>(transaction.objectStore(SCOPE_STORE).getAll(rowsOf(user))),
    resultOf<{ scope: string; content: Content }[]>(transaction.objectStore(PART_STORE).getAll(rowsOf(user))),
    // In the order of the store's own keys: that in which the writes were made.
    resultOf<{ content: Content }[]>(transaction.objectStore(OUTBOX_STORE).index(BY_USER).getAll(user)),
  ]);
  const session: SessionRow = known ?? { user, session: newId() };
  const device = knownDevice ?? newId();
  if (!known) sessions.put(session);
  if (knownDevice === undefined) devices.put(device, DEVICE_STORE);
  await done;

  const ofScope = Map.groupBy(parts, ({ scope }) => scope);
  return {
    session,
    device,
    scopes: scopes.map((row) => ({ row, parts: (ofScope.get(row.scope) ?? []).map(({ content }) => content) })),
    outbox: outbox.map(({ content }) => content),
  };
}
