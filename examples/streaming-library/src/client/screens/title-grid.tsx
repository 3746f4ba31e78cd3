import type { ReactNode } from 'react';
import type { Title } from '#protocol/title.ts';
import type { Route } from './route.ts';
import { TitleCard } from './title-card.tsx';
import styles from './title-grid.module.css';

export interface TitleGridProps {
  readonly heading: string;
  readonly titles: readonly Title[];
  readonly page: Route['page'];
  /** What is said where there are none. */
  readonly children: ReactNode;
}

export function TitleGrid({ heading, titles, page, children }: TitleGridProps) {
  return (
    <section aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      {titles.length === 0 ? (
        <p className={styles.empty}>{children}</p>
      ) : (
        <ul className={styles.grid}>
          {titles.map((title) => (
            <li key={title.id}>
              <TitleCard title={title} page={page} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
