import type { ReactNode } from 'react';
import styles from './two-panes.module.css';

export interface TwoPanesProps {
  /** Above both. Absent: the list has its own. */
  readonly header?: ReactNode;
  readonly list: ReactNode;
  /** What is open. Absent: nothing is. */
  readonly open: ReactNode | undefined;
  /** What is said while nothing is open. */
  readonly empty: { readonly title: string; readonly text: string };
}

/** A whole screen: a list, and beside it what was picked from it. A narrow one shows one of the two. */
export function TwoPanes({ header, list, open, empty }: TwoPanesProps) {
  return (
    <div className={styles.screen}>
      {header}
      <div className={styles.panes} data-open={open !== undefined}>
        {list}
        {open ?? (
          <main className={styles.empty}>
            <h2>{empty.title}</h2>
            <p>{empty.text}</p>
          </main>
        )}
      </div>
    </div>
  );
}
