import type { ReactNode } from 'react';
import styles from './app-header.module.css';
import { Avatar } from './avatar.tsx';

export interface AppHeaderProps {
  readonly title: string;
  readonly userName: string;
  /** Under the user's name: how the app stands with its server. */
  readonly status?: ReactNode;
  readonly onLogOut: () => void;
  /** What leaving is called. Absent: Log out. */
  readonly leaveText?: string;
  readonly children: ReactNode;
}

/** The bar above an app: what it is, its menus, and who uses it. */
export function AppHeader({ title, userName, status, onLogOut, leaveText = 'Log out', children }: AppHeaderProps) {
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
      <button className={styles.logOut} type="button" onClick={onLogOut}>
        {leaveText}
      </button>
    </header>
  );
}
