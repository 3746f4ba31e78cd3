import type { SyncClient } from '@driftscope/sync';
import { type EntryChange, entryIdOf, libraryScope } from '#protocol/entry.ts';

/** Writes into a profile's library. Only what changes is sent: the other fields may be changed elsewhere meanwhile. */
export function putEntry(client: SyncClient, profileId: string, titleId: string, change: EntryChange): void {
  const scope = client.scopes().find((known) => known === libraryScope(profileId));
  if (scope === undefined) return;
  const atMs = client.serverTimeMs();
  const watched = change.watchedMinutes === undefined ? {} : { watchedAt: new Date(atMs).toISOString() };
  const entity = { type: 'entry', id: entryIdOf(profileId, titleId) };
  client.put(scope, entity, { profileId, titleId, ...change, ...watched });
}
