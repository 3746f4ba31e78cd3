import { createKeptSession } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import type { Entry } from '#protocol/entry.ts';
import { useCatalogue } from '../stores/catalogue-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useSession } from '../stores/session-store.ts';
import { applyChange } from '../sync/apply-change.ts';
import { createGuestEntries } from '../sync/guest-entries.ts';
import type { LibrarySync, SyncParts } from '../sync/library-sync.ts';
import { createKeptProgress } from './kept-progress.ts';

/**
 * The library the way many teams first write it: one half of the state in the browser, the other in the database, and the
 * two meet when somebody logs in. What goes wrong, and how to see it, is told by `defects.ts`.
 */
export function createDriftingSync({ api, storage }: SyncParts): LibrarySync {
  const kept = createKeptSession(storage, 'lantern');
  const progress = createKeptProgress(storage);
  const guest = createGuestEntries(storage);
  const token = () => useSession.getState().token ?? '';

  const show = (entry: Entry) =>
    useLibrary.setState(({ entries }) => ({ entries: { ...entries, [entry.titleId]: entry } }));

  const chooseProfile = async (profileId: string) => {
    const library = await api.library(token(), profileId);
    if (!library.ok) return;
    const entries = library.value.map((entry) => ({ ...entry, ...progress.of(profileId)[entry.titleId] }));
    useLibrary.setState({ profileId, entries: Object.fromEntries(entries.map((entry) => [entry.titleId, entry])) });
  };

  const enter = async (session: Session) => {
    kept.keep(session);
    useSession.setState({ ...session, guest: false, restoring: false });
    const profiles = await api.profiles(session.token);
    if (!profiles.ok) return;
    useLibrary.setState({ profiles: profiles.value });
    const [own] = profiles.value;
    if (own !== undefined) await chooseProfile(own.id);
  };

  return {
    chooseProfile,

    start: async () => {
      const token = kept.token();
      if (token !== undefined) useSession.setState({ restoring: true });
      const titles = await api.titles();
      useCatalogue.setState(titles.ok ? { titles: titles.value, problem: null } : { problem: titles.error });
      if (token === undefined) return;
      const session = await api.session(token);
      if (session.ok) return enter(session.value);
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

    change: (titleId, change) => {
      const { profileId } = useLibrary.getState();
      const shown = applyChange(useLibrary.getState(), titleId, change);
      show(shown);
      if (profileId === null) return guest.keep(shown);
      const { watchedMinutes, watchedAt } = shown;
      if (change.watchedMinutes !== undefined) progress.keep(profileId, titleId, { watchedMinutes, watchedAt });
      void api.change(token(), shown.id, change).then((answer) => {
        if (!answer.ok) return;
        // The database's half. How far something was watched is the browser's, and versions are nobody's.
        const { favourite, rating } = answer.value;
        show({ ...(useLibrary.getState().entries[titleId] ?? shown), favourite, rating });
      });
    },
  };
}
