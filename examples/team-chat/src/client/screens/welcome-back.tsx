import { keptUser } from '../sync/kept-session.ts';
import styles from './login-screen.module.css';

/** What is seen while the server is asked whether the kept session still holds. */
export function WelcomeBack() {
  const user = keptUser(localStorage);
  return (
    <main className={styles.screen}>
      <p>Welcome back{user === undefined ? '' : `, ${user.name}`}…</p>
    </main>
  );
}
