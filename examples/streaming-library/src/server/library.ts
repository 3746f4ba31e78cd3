import { type Identity, startExampleSync } from '@driftscope/example-server';
import { type SyncServer, scopeNamed } from '@driftscope/sync/server';
import { type Entry, type EntryChange, entryIdOf, entryOf, libraryScope } from '#protocol/entry.ts';
import type { Profile } from '#protocol/profile.ts';
import { libraryAccess } from './library-access.ts';

export interface LibraryOptions extends Identity {
  /** By user. */
  readonly profiles: ReadonlyMap<string, readonly Profile[]>;
  readonly seed: readonly Entry[];
}

export interface Library {
  readonly sync: SyncServer;
  entriesOf(profileId: string): readonly Entry[];
  /** Whoever comes last has the last word. */
  change(profileId: string, titleId: string, change: EntryChange): Entry;
}

/** What every profile has to do with every title: the sync log, and what the plain routes read of it. */
export function createLibrary({ profiles, seed, ...identity }: LibraryOptions): Library {
  const entries = new Map<string, Entry>();
  const sync = startExampleSync({
    ...identity,
    access: libraryAccess(profiles),
    onChange: (change) => {
      const entry = change.kind === 'put' ? entryOf(change.fields, change.seq) : undefined;
      if (entry !== undefined) entries.set(entry.id, entry);
    },
  });

  const put = (profileId: string, titleId: string, fields: EntryChange): Entry => {
    const id = entryIdOf(profileId, titleId);
    const scope = scopeNamed(libraryScope(profileId));
    sync.core.write({ kind: 'put', scope, entity: { type: 'entry', id }, fields: { profileId, titleId, ...fields } });
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`The log has taken ${id}, and did not tell.`);
    return entry;
  };

  for (const own of profiles.values()) {
    for (const { version: _, id: __, profileId, titleId, ...fields } of seed) {
      if (own.some(({ id }) => id === profileId)) put(profileId, titleId, fields);
    }
  }

  return {
    sync,
    entriesOf: (profileId) => [...entries.values()].filter((entry) => entry.profileId === profileId),
    change: (profileId, titleId, change) => {
      const watched = change.watchedMinutes === undefined ? {} : { watchedAt: new Date().toISOString() };
      return put(profileId, titleId, { ...change, ...watched });
    },
  };
}
