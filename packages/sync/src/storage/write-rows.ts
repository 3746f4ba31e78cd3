import { resultOf } from './idb-request.ts';
import { byId, byUser, entityStore, outboxStore, scopeStore, sessionStore } from './open-database.ts';
import type { RowWrite } from './row-content.ts';

/** One user's stay on this device. */
export interface SessionRow {
  readonly user: string;
  readonly session: string;
  readonly epoch?: string;
  readonly serverOffsetMs?: number;
}

export const readSession = (transaction: IDBTransaction, user: string): Promise<SessionRow | undefined> =>
  resultOf(transaction.objectStore(sessionStore).get(user));

/** All rows whose key begins so. */
export const rowsOf = (...start: readonly string[]): IDBKeyRange =>
  // An empty list comes after every string, in the order of keys.
  IDBKeyRange.bound([...start], [...start, []]);

/** Applies the writes in their order, within the transaction. */
export async function writeRows(
  transaction: IDBTransaction,
  session: SessionRow,
  writes: readonly RowWrite[],
): Promise<void> {
  let current = session;
  for (const write of writes) current = await writeRow(transaction, current, write);
}

export async function removeUser(transaction: IDBTransaction, user: string): Promise<void> {
  transaction.objectStore(sessionStore).delete(user);
  transaction.objectStore(scopeStore).delete(rowsOf(user));
  transaction.objectStore(entityStore).delete(rowsOf(user));
  const outbox = transaction.objectStore(outboxStore);
  for (const key of await resultOf(outbox.index(byUser).getAllKeys(user))) outbox.delete(key);
}

async function writeRow(transaction: IDBTransaction, session: SessionRow, write: RowWrite): Promise<SessionRow> {
  const { user } = session;
  const scopes = transaction.objectStore(scopeStore);
  const entities = transaction.objectStore(entityStore);
  switch (write.kind) {
    case 'replace-scope':
      entities.delete(rowsOf(user, write.scope));
      scopes.put({ user, scope: write.scope, cursor: write.cursor });
      for (const row of write.rows) entities.put({ user, scope: write.scope, ...row });
      return session;
    case 'advance-scope': {
      const stored: unknown = await resultOf(scopes.get([user, write.scope]));
      if (cursorOf(stored) !== write.since) return session;
      scopes.put({ user, scope: write.scope, cursor: write.cursor });
      for (const row of write.rows) entities.put({ user, scope: write.scope, ...row });
      for (const key of write.deletes) entities.delete([user, write.scope, key]);
      return session;
    }
    case 'sweep-scope':
      for (const key of write.deletes) entities.delete([user, write.scope, key]);
      return session;
    case 'drop-scope':
      scopes.delete([user, write.scope]);
      entities.delete(rowsOf(user, write.scope));
      return session;
    case 'put-entry':
    case 'drop-entry':
      await writeEntry(transaction.objectStore(outboxStore), user, write);
      return session;
    case 'server': {
      if (session.epoch !== undefined && session.epoch !== write.epoch) {
        scopes.delete(rowsOf(user));
        entities.delete(rowsOf(user));
      }
      const told = { ...session, epoch: write.epoch, serverOffsetMs: write.serverOffsetMs };
      transaction.objectStore(sessionStore).put(told);
      return told;
    }
  }
}

async function writeEntry(
  outbox: IDBObjectStore,
  user: string,
  write: Extract<RowWrite, { kind: 'put-entry' | 'drop-entry' }>,
): Promise<void> {
  const key = await resultOf(outbox.index(byId).getKey([user, write.id]));
  // The key it has keeps its place among the others.
  if (write.kind === 'put-entry') outbox.put({ user, id: write.id, content: write.content }, key);
  else if (key !== undefined) outbox.delete(key);
}

const cursorOf = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'cursor' in row ? row.cursor : undefined;
