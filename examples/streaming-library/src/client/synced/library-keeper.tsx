import { FailedWrites } from '@driftscope/example-client';
import type { SyncClient } from '@driftscope/sync';
import { type SyncAccount, SyncAccountProvider, useEntities, useUserSync } from '@driftscope/sync/react';
import { useEffect, useMemo } from 'react';
import { libraryScope } from '#protocol/entry.ts';
import { useCopy } from '../stores/copy-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useSession } from '../stores/session-store.ts';
import type { GuestEntries } from '../sync/guest-entries.ts';
import { mergeGuest } from './merge-guest.ts';
import { showCopy } from './show-copy.ts';
import { showEntries } from './show-entries.ts';
import { useScopes } from './use-scopes.ts';

export interface LibraryKeeperProps {
  readonly account: Omit<SyncAccount, 'user'>;
  readonly guest: GuestEntries;
  /** Told of the client that writes go to. */
  readonly tell: (client: SyncClient | undefined) => void;
}

/** Keeps the stores to the sync client's copy. It draws nothing but what the server would not have. */
export function LibraryKeeper({ account, ...parts }: LibraryKeeperProps) {
  const user = useSession((state) => state.user?.id ?? null);
  const value = useMemo(() => ({ ...account, user }), [account, user]);
  return (
    <SyncAccountProvider value={value}>
      <Copy {...parts} />
    </SyncAccountProvider>
  );
}

function Copy({ guest, tell }: Omit<LibraryKeeperProps, 'account'>) {
  const { client, status } = useUserSync({ interval: 30_000, onFocus: true, onLogin: true, crossTab: true });
  const profileId = useLibrary((state) => state.profileId);
  const ownId = useLibrary((state) => state.profiles[0]?.id);
  const user = useSession((state) => state.user);
  const scopes = useScopes(client);
  const shown = profileId === null ? undefined : scopes.find((scope) => scope === libraryScope(profileId));
  const isOwnKnown = ownId !== undefined && scopes.some((scope) => scope === libraryScope(ownId));
  const entries = useEntities(client, shown, 'entry');

  useEffect(() => tell(client), [client, tell]);
  useEffect(() => useCopy.setState({ copy: user === null ? null : showCopy(status) }), [status, user]);
  useEffect(() => {
    if (shown !== undefined) useLibrary.setState({ entries: showEntries(entries) });
  }, [entries, shown]);
  useEffect(() => {
    if (client !== undefined && ownId !== undefined && isOwnKnown) mergeGuest(client, ownId, guest);
  }, [client, ownId, isOwnKnown, guest]);
  return <FailedWrites client={client} />;
}
