import { useLibrary } from '../stores/library-store.ts';
import { useSync } from '../sync/sync-context.ts';
import styles from './profile-menu.module.css';

/** Who of the account is watching. Nothing where there is no choice. */
export function ProfileMenu() {
  const sync = useSync();
  const { profiles, profileId } = useLibrary();
  if (profiles.length < 2) return null;
  return (
    <select
      className={styles.menu}
      aria-label="Profile"
      value={profileId ?? ''}
      onChange={(event) => void sync.chooseProfile(event.target.value)}
    >
      {profiles.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
