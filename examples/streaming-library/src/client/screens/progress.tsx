import type { Entry } from '#protocol/entry.ts';
import type { Title } from '#protocol/title.ts';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly title: Title;
  readonly entry: Entry;
}

/** How far a title was watched. */
export function Progress({ title, entry }: ProgressProps) {
  const minutes = Math.min(entry.watchedMinutes, title.lengthMinutes);
  return (
    <progress
      className={styles.progress}
      aria-label={`Watched ${minutes} of ${title.lengthMinutes} minutes`}
      value={minutes}
      max={title.lengthMinutes}
    />
  );
}
