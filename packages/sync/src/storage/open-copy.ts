import { parseSavedCopy, type SavedCopy } from '../machine/saved-copy.ts';
import type { Put } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { LoadedRows, LoadedScope } from './load-rows.ts';
import type { RowContent } from './row-content.ts';

/** Puts a user's rows together. Rejects what was sealed with another secret, or stored by a version that is not understood. */
export async function openCopy(
  { session, device, scopes, outbox }: LoadedRows,
  content: RowContent,
): Promise<SavedCopy> {
  const { user: _user, ...rest } = session;
  const parsed = parseSavedCopy({
    ...rest,
    device,
    scopes: await Promise.all(scopes.map((scope) => openScope(scope, content))),
    outbox: await Promise.all(outbox.map(content.openEntry)),
  });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

async function openScope({ row: { scope, cursor }, parts }: LoadedScope, content: RowContent) {
  const entities = new Map<string, Put>();
  for (const { puts, deletes } of await Promise.all(parts.map(content.openPart))) {
    for (const put of puts) entities.set(entityKey(put.entity), put);
    for (const key of deletes) entities.delete(key);
  }
  return { scope, cursor, entities: [...entities.values()] };
}
