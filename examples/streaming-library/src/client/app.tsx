import { LoginScreen, WelcomeBack } from '@driftscope/example-client';
import styles from './screens/guest-entrance.module.css';
import { LibraryScreen } from './screens/library-screen.tsx';
import { useSession } from './stores/session-store.ts';
import { useSync } from './sync/sync-context.ts';

const accounts = ['Alice', 'Bob'];

export function App() {
  const sync = useSync();
  const { user, guest, restoring } = useSession();
  if (user !== null || guest) return <LibraryScreen />;
  if (restoring) return <WelcomeBack name={undefined} />;
  return (
    <LoginScreen
      title="Lantern"
      lead="Films for long evenings."
      accounts={accounts}
      logIn={(name, password) => sync.logIn(name, password)}
    >
      <button className={styles.guest} type="button" onClick={() => sync.enterAsGuest()}>
        Look around as a guest
      </button>
    </LoginScreen>
  );
}
