import { createKeptSession } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import type { SyncClient } from '@driftscope/sync';
import { useCatalogue } from '../stores/catalogue-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useSession } from '../stores/session-store.ts';
import { applyChange } from '../sync/apply-change.ts';
import { createGuestEntries } from '../sync/guest-entries.ts';
import type { LibrarySync, SyncParts } from '../sync/library-sync.ts';
import { createAccount } from './create-account.ts';
import { LibraryKeeper } from './library-keeper.tsx';
import { putEntry } from './put-entry.ts';

/**
 * The same library over the sync client: one copy for all tabs, read at every login, return and half minute, changes at once on the
 * screen and in a queue that outlives the page, and the newest change of each field wins, whenever it arrives.
 */
export function createSyncedSync({ api, storage }: SyncParts): LibrarySync {
  const kept = createKeptSession(storage, 'lantern');
  const guest = createGuestEntries(storage);
  let client: SyncClient | undefined;

  const enter = async (session: Session) => {
    kept.keep(session);
    useSession.setState({ ...session, guest: false, restoring: false });
    const profiles = await api.profiles(session.token);
    if (!profiles.ok || useSession.getState().user?.id !== session.user.id) return;
    const [own] = profiles.value;
    useLibrary.setState({ profiles: profiles.value, profileId: own?.id ?? null, entries: {} });
  };

  return {
    start: async () => {
      const token = kept.token();
      if (token !== undefined) useSession.setState({ restoring: true });
      const titles = await api.titles();
      useCatalogue.setState(titles.ok ? { titles: titles.value, problem: null } : { problem: titles.error });
      if (token === undefined || useSession.getState().user !== null) return;
      const session = await api.session(token);
      if (session.ok) return enter(session.value);
      if (session.error.kind === 'unauthenticated') kept.forget();
      useSession.setState({ restoring: false });
    },

    logIn: async (name, password) => {
      const session = await api.logIn(name, password);
      if (session.ok) void enter(session.value);
      return session;
    },

    logOut: async () => {
      kept.forget();
      useLibrary.setState(useLibrary.getInitialState(), true);
      useSession.setState(useSession.getInitialState(), true);
      await api.logOut();
    },

    enterAsGuest: () => {
      useSession.setState({ guest: true });
      useLibrary.setState({ entries: guest.all() });
    },

    // Every profile's library is here already: only another one is shown.
    chooseProfile: async (profileId) => useLibrary.setState({ profileId }),

    change: (titleId, change) => {
      const shown = applyChange(useLibrary.getState(), titleId, change);
      const { profileId, entries } = useLibrary.getState();
      if (profileId !== null && client !== undefined) return putEntry(client, profileId, titleId, change);
      guest.keep(shown);
      useLibrary.setState({ entries: { ...entries, [titleId]: shown } });
    },

    keeper: (
      <LibraryKeeper
        account={createAccount(api, kept)}
        guest={guest}
        tell={(current) => {
          client = current;
        }}
      />
    ),
  };
}
