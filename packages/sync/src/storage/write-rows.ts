import { resultOf } from './idb-request.ts';
import { BY_ID, BY_USER, OUTBOX_STORE, PART_STORE, SCOPE_STORE, SESSION_STORE } from './open-database.ts';
import type { Content, RowWrite } from './row-content.ts';

/** One user's stay on this device. */
export interface SessionRow {
  readonly user: string;
  readonly session: string;
  readonly epoch?: string;
  readonly serverOffsetMs?: number;
}

/** How far a scope is stored, and the number of its last part. */
export interface ScopeRow {
  readonly user: string;
  readonly scope: string;
  readonly cursor: number;
  readonly part: number;
}

export const readSession = (transaction: IDBTransaction, user: string): Promise<SessionRow | undefined> =>
  resultOf(transaction.objectStore(SESSION_STORE).get(user));

/** All rows whose key begins so. */
export const rowsOf = (...start: readonly string[]): IDBKeyRange =>
  // An empty list comes after every string and number, in the order of keys.
  IDBKeyRange.bound([...start], [...start, []]);

/** Applies the writes in their order, within the transaction. */
export async function writeRows(
  transaction: IDBTransaction,
  session: SessionRow,
  writes: readonly RowWrite[],
): Promise<void> {
  let current = session;
  for (const write of writes) {
    if (write.kind === 'server') current = writeServer(transaction, current, write);
    else if ('scope' in write) await writeScope(transaction, current.user, write);
    else await writeEntry(transaction.objectStore(OUTBOX_STORE), current.user, write);
  }
}

export async function removeUser(transaction: IDBTransaction, user: string): Promise<void> {
  transaction.objectStore(SESSION_STORE).delete(user);
  transaction.objectStore(SCOPE_STORE).delete(rowsOf(user));
  transaction.objectStore(PART_STORE).delete(rowsOf(user));
  const outbox = transaction.objectStore(OUTBOX_STORE);
  for (const key of await resultOf(outbox.index(BY_USER).getAllKeys(user))) outbox.delete(key);
}

/** The cursors of another epoch mean nothing. */
function writeServer(
  transaction: IDBTransaction,
  session: SessionRow,
  { epoch, serverOffsetMs }: Extract<RowWrite, { kind: 'server' }>,
): SessionRow {
  if (session.epoch !== undefined && session.epoch !== epoch) {
    transaction.objectStore(SCOPE_STORE).delete(rowsOf(session.user));
    transaction.objectStore(PART_STORE).delete(rowsOf(session.user));
  }
  const told = { ...session, epoch, serverOffsetMs };
  transaction.objectStore(SESSION_STORE).put(told);
  return told;
}

async function writeScope(
  transaction: IDBTransaction,
  user: string,
  write: Extract<RowWrite, { readonly scope: string }>,
): Promise<void> {
  const { scope } = write;
  const scopes = transaction.objectStore(SCOPE_STORE);
  const parts = transaction.objectStore(PART_STORE);
  const append = (cursor: number, after: number, contents: readonly Content[]) => {
    scopes.put({ user, scope, cursor, part: after + contents.length } satisfies ScopeRow);
    for (const [at, content] of contents.entries()) parts.put({ user, scope, part: after + at + 1, content });
  };
  if (write.kind === 'replace-scope' || write.kind === 'drop-scope') {
    parts.delete(rowsOf(user, scope));
    if (write.kind === 'replace-scope') append(write.cursor, 0, write.parts);
    else scopes.delete([user, scope]);
    return;
  }
  const stored: ScopeRow | undefined = await resultOf(scopes.get([user, scope]));
  if (!stored) return;
  if (write.kind === 'sweep-scope') append(stored.cursor, stored.part, [write.part]);
  else if (write.kind === 'advance-scope') {
    if (stored.cursor === write.since) append(write.cursor, stored.part, [write.part]);
  } else if (stored.cursor === write.read.cursor && stored.part === write.read.part) {
    parts.delete(rowsOf(user, scope));
    append(stored.cursor, 0, write.parts);
  }
}

async function writeEntry(
  outbox: IDBObjectStore,
  user: string,
  write: Extract<RowWrite, { kind: 'put-entry' | 'drop-entry' }>,
): Promise<void> {
  const key = await resultOf(outbox.index(BY_ID).getKey([user, write.id]));
  // The key it has keeps its place among the others.
  if (write.kind === 'put-entry') outbox.put({ user, id: write.id, content: write.content }, key);
  else if (key !== undefined) outbox.delete(key);
}
