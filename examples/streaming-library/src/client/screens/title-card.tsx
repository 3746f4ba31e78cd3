import type { Title } from '#protocol/title.ts';
import { useLibrary } from '../stores/library-store.ts';
import { Cover } from './cover.tsx';
import { Progress } from './progress.tsx';
import { type Route, titleLink } from './route.ts';
import styles from './title-card.module.css';

export interface TitleCardProps {
  readonly title: Title;
  /** The page that it lies on. */
  readonly page: Route['page'];
}

export function TitleCard({ title, page }: TitleCardProps) {
  const entry = useLibrary((state) => state.entries[title.id]);
  return (
    <a className={styles.card} href={titleLink(page, title.id)} aria-label={title.name}>
      <span className={styles.cover}>
        <Cover title={title} />
        {entry?.favourite === true && (
          <span className={styles.mark} role="img" aria-label="In my list">
            ♥
          </span>
        )}
        {entry !== undefined && entry.watchedMinutes > 0 && <Progress title={title} entry={entry} />}
      </span>
      <span className={styles.name}>{title.name}</span>
      <span className={styles.facts}>
        {title.year} · {title.lengthMinutes} min
      </span>
    </a>
  );
}
