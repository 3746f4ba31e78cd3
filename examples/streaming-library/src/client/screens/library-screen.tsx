import { AppHeader, ConnectionStatus, DemoMenu, planFault, variantOf } from '@driftscope/example-client';
import { defects } from '../defects.ts';
import { useCatalogue } from '../stores/catalogue-store.ts';
import { useCopy } from '../stores/copy-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useSession } from '../stores/session-store.ts';
import { useSync } from '../sync/sync-context.ts';
import { HomePage } from './home-page.tsx';
import styles from './library-screen.module.css';
import { PageLinks } from './page-links.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { useRoute } from './route.ts';
import { favourites, watched } from './shelves.ts';
import { TitleDialog } from './title-dialog.tsx';
import { TitleGrid } from './title-grid.tsx';

/** The library: bar, the page that the address names, and a title on top of it. */
export function LibraryScreen() {
  const sync = useSync();
  const { page, titleId } = useRoute();
  const { user, token } = useSession();
  const { titles, problem } = useCatalogue();
  const copy = useCopy((state) => state.copy);
  const entries = useLibrary((state) => state.entries);
  const open = titles?.find(({ id }) => id === titleId);
  const fault = (label: string, what: 'fail' | 'arrive-late' | 'answer-late') => ({
    label,
    run: () => void planFault(token ?? undefined, { on: 'write', what }),
  });

  return (
    <div className={styles.screen}>
      <AppHeader
        title="Lantern"
        userName={user?.name ?? 'Guest'}
        onLogOut={() => void sync.logOut()}
        status={copy === null ? undefined : <ConnectionStatus {...copy} />}
        leaveText={user === null ? 'Log in' : 'Log out'}
      >
        <PageLinks page={page} />
        <ProfileMenu />
        <DemoMenu
          variant={variantOf(location.search)}
          defects={defects}
          actions={[
            fault('Let the next change fail', 'fail'),
            fault('Let the next change arrive late', 'arrive-late'),
            fault('Let the next answer come late', 'answer-late'),
          ]}
        />
      </AppHeader>
      <main className={styles.page}>
        {problem !== null && titles === null && (
          <p className={styles.problem} role="alert">
            {problem.message} {problem.hint}
            <button type="button" onClick={() => void sync.start()}>
              Try again
            </button>
          </p>
        )}
        {titles === null && problem === null && <p className={styles.waiting}>Lighting the lantern…</p>}
        {titles !== null && page === 'home' && <HomePage titles={titles} entries={entries} />}
        {titles !== null && page === 'list' && (
          <TitleGrid heading="My list" titles={favourites(titles, entries)} page={page}>
            Nothing here yet. Open a title, and add it to your list.
          </TitleGrid>
        )}
        {titles !== null && page === 'history' && (
          <TitleGrid heading="History" titles={watched(titles, entries)} page={page}>
            Nothing watched yet. The evening is long.
          </TitleGrid>
        )}
      </main>
      {open !== undefined && <TitleDialog key={open.id} title={open} entry={entries[open.id]} page={page} />}
    </div>
  );
}
