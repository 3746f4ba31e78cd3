import { committed, resultOf } from './idb-request.ts';
import { byUser, deviceStore, outboxStore, partStore, scopeStore, sessionStore } from './open-database.ts';
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
  const sessions = transaction.objectStore(sessionStore);
  const devices = transaction.objectStore(deviceStore);
  const [known, knownDevice, scopes, parts, outbox] = await Promise.all([
    resultOf<SessionRow | undefined>(sessions.get(user)),
    resultOf<string | undefined>(devices.get(deviceStore)),
    resultOf<ScopeRow[]>(transaction.objectStore(scopeStore).getAll(rowsOf(user))),
    resultOf<{ scope: string; content: Content }[]>(transaction.objectStore(partStore).getAll(rowsOf(user))),
    // In the order of the store's own keys: that in which the writes were made.
    resultOf<{ content: Content }[]>(transaction.objectStore(outboxStore).index(byUser).getAll(user)),
  ]);
  const session: SessionRow = known ?? { user, session: newId() };
  const device = knownDevice ?? newId();
  if (!known) sessions.put(session);
  if (knownDevice === undefined) devices.put(device, deviceStore);
  await done;

  const ofScope = Map.groupBy(parts, ({ scope }) => scope);
  return {
    session,
    device,
    scopes: scopes.map((row) => ({ row, parts: (ofScope.get(row.scope) ?? []).map(({ content }) => content) })),
    outbox: outbox.map(({ content }) => content),
  };
}
