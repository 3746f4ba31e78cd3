import type { Title } from '#protocol/title.ts';
import { Cover } from './cover.tsx';
import styles from './home-page.module.css';
import { titleLink } from './route.ts';
import { continueWatching, type Entries, shelvesOf } from './shelves.ts';
import { TitleCard } from './title-card.tsx';

export interface HomePageProps {
  readonly titles: readonly Title[];
  readonly entries: Entries;
}

export function HomePage({ titles, entries }: HomePageProps) {
  const featured = continueWatching(titles, entries)[0] ?? titles[0];
  return (
    <>
      {featured !== undefined && (
        <section className={styles.featured} aria-label="Featured">
          <Cover title={featured} />
          <div className={styles.words}>
            <h2>{featured.name}</h2>
            <p>{featured.about}</p>
            <a href={titleLink('home', featured.id)}>More about it</a>
          </div>
        </section>
      )}
      {shelvesOf(titles, entries).map((shelf) => (
        <section key={shelf.name} className={styles.shelf} aria-label={shelf.name}>
          <h3>{shelf.name}</h3>
          <ul>
            {shelf.titles.map((title) => (
              <li key={title.id}>
                <TitleCard title={title} page="home" />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
