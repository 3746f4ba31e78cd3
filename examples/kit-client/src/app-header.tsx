import type { ReactNode } from 'react';
import styles from './app-header.module.css';
import { Avatar } from './avatar.tsx';

export interface AppHeaderProps {
  readonly title: string;
  readonly userName: string;
  /** Under the user's name: how the app stands with its server. */
  readonly status?: ReactNode;
  /** Absent: nobody is logged in. */
  readonly onLogOut?: () => void;
  readonly children: ReactNode;
}

/** The bar above an app: what it is, its menus, and who uses it. */
export function AppHeader({ title, userName, status, onLogOut, children }: AppHeaderProps) {
  return (
    <header className={styles.header}>
      <h1>
        <img src="/icon.svg" alt="" width="28" height="28" />
        {title}
      </h1>
      {children}
      <Avatar name={userName} />
      <div className={styles.me}>
        <strong>{userName}</strong>
        {status}
      </div>
      {onLogOut !== undefined && (
        <button className={styles.logOut} type="button" onClick={onLogOut}>
          Log out
        </button>
      )}
    </header>
  );
}
