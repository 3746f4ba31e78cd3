import { committed, resultOf } from './idb-request.ts';
import { byUser, deviceStore, entityStore, outboxStore, scopeStore, sessionStore } from './open-database.ts';
import type { Content } from './row-content.ts';
import { rowsOf, type SessionRow } from './write-rows.ts';

/** A user's rows, as they were stored. */
export interface LoadedRows {
  readonly session: string;
  readonly device: string;
  readonly epoch?: string;
  readonly serverOffsetMs?: number;
  readonly scopes: readonly {
    readonly scope: string;
    readonly cursor: number;
    readonly contents: readonly Content[];
  }[];
  readonly outbox: readonly Content[];
}

/** Reads what is stored of a user, and begins a session where there is none. */
export async function loadRows(transaction: IDBTransaction, user: string, newId: () => string): Promise<LoadedRows> {
  const done = committed(transaction);
  const sessions = transaction.objectStore(sessionStore);
  const devices = transaction.objectStore(deviceStore);
  const [known, knownDevice, scopes, entities, outbox] = await Promise.all([
    resultOf<SessionRow | undefined>(sessions.get(user)),
    resultOf<string | undefined>(devices.get(deviceStore)),
    resultOf<{ scope: string; cursor: number }[]>(transaction.objectStore(scopeStore).getAll(rowsOf(user))),
    resultOf<{ scope: string; content: Content }[]>(transaction.objectStore(entityStore).getAll(rowsOf(user))),
    // In the order of the store's own keys: that in which the writes were made.
    resultOf<{ content: Content }[]>(transaction.objectStore(outboxStore).index(byUser).getAll(user)),
  ]);
  const session: SessionRow = known ?? { user, session: newId() };
  const device = knownDevice ?? newId();
  if (!known) sessions.put(session);
  if (knownDevice === undefined) devices.put(device, deviceStore);
  await done;

  const contents = Map.groupBy(entities, ({ scope }) => scope);
  const { user: _user, ...rest } = session;
  return {
    ...rest,
    device,
    scopes: scopes.map(({ scope, cursor }) => ({
      scope,
      cursor,
      contents: (contents.get(scope) ?? []).map(({ content }) => content),
    })),
    outbox: outbox.map(({ content }) => content),
  };
}
