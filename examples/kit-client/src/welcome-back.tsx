import styles from './login-screen.module.css';

/** What is seen while the server is asked whether the kept session still holds. */
export function WelcomeBack({ name }: { readonly name: string | undefined }) {
  return (
    <main className={styles.screen}>
      <p>Welcome back{name === undefined ? '' : `, ${name}`}…</p>
    </main>
  );
}
