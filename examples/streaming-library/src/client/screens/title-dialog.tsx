import { useEffect, useRef } from 'react';
import type { Entry } from '#protocol/entry.ts';
import type { Title } from '#protocol/title.ts';
import { useSync } from '../sync/sync-context.ts';
import { Cover } from './cover.tsx';
import { Progress } from './progress.tsx';
import { Rating } from './rating.tsx';
import { pageLink, type Route } from './route.ts';
import styles from './title-dialog.module.css';

export interface TitleDialogProps {
  readonly title: Title;
  /** Absent: the profile has had nothing to do with it. */
  readonly entry: Entry | undefined;
  /** The page below. */
  readonly page: Route['page'];
}

const WATCHED_AT_ONCE_MINUTES = 10;

/** All about one title, and what one can do with it. */
export function TitleDialog({ title, entry, page }: TitleDialogProps) {
  const sync = useSync();
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, name, year, genre, lengthMinutes, about } = title;
  const favourite = entry?.favourite === true;
  const watched = Math.min(entry?.watchedMinutes ?? 0, lengthMinutes);
  const next = watched >= lengthMinutes ? 0 : Math.min(watched + WATCHED_AT_ONCE_MINUTES, lengthMinutes);

  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={name}
      onClose={() => {
        location.hash = pageLink(page);
      }}
    >
      <div className={styles.cover}>
        <Cover title={title} />
        {entry !== undefined && watched > 0 && <Progress title={title} entry={entry} />}
      </div>
      <form method="dialog" className={styles.close}>
        <button type="submit" aria-label="Close">
          ✕
        </button>
      </form>
      <div className={styles.words}>
        <h2>{name}</h2>
        <p className={styles.facts}>
          {genre} · {year} · {lengthMinutes} min
          {watched > 0 && ` · ${watched} min watched`}
        </p>
        <p>{about}</p>
        <div className={styles.actions}>
          <button className={styles.watch} type="button" onClick={() => sync.change(id, { watchedMinutes: next })}>
            {next === 0 ? 'Start over' : `Watch ${WATCHED_AT_ONCE_MINUTES} minutes`}
          </button>
          <button type="button" aria-pressed={favourite} onClick={() => sync.change(id, { favourite: !favourite })}>
            <span aria-hidden="true">{favourite ? '♥' : '♡'}</span> My list
          </button>
        </div>
        <Rating value={entry?.rating ?? 0} onRate={(rating) => sync.change(id, { rating })} />
      </div>
    </dialog>
  );
}
