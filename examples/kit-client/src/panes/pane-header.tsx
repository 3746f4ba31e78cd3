import type { ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import styles from './pane-header.module.css';

export interface PaneHeaderProps {
  /** Who or what is open. */
  readonly name: string;
  /** Absent: it does not apply. */
  readonly online?: boolean;
  /** What there is to go back to, on a narrow screen. */
  readonly backLabel: string;
  /** Absent: the way back is the app's first address. */
  readonly onBack?: () => void;
  /** What is said of it, in a line. */
  readonly children: ReactNode;
}

/** The head of what is open beside a list. */
export function PaneHeader({ name, online, backLabel, onBack, children }: PaneHeaderProps) {
  return (
    <header className={styles.header}>
      {onBack === undefined ? (
        <a className={styles.back} href="#/" aria-label={backLabel}>
          ←
        </a>
      ) : (
        <button type="button" className={styles.back} onClick={onBack} aria-label={backLabel}>
          ←
        </button>
      )}
      <Avatar name={name} {...(online !== undefined && { online })} />
      <div>
        <h2>{name}</h2>
        {children}
      </div>
    </header>
  );
}
