import styles from './page-links.module.css';
import { pageLink, type Route } from './route.ts';

const pages = [
  ['home', 'Home'],
  ['list', 'My list'],
  ['history', 'History'],
] as const;

export function PageLinks({ page }: { readonly page: Route['page'] }) {
  return (
    <nav className={styles.links} aria-label="Pages">
      {pages.map(([name, label]) => (
        <a key={name} href={pageLink(name)} aria-current={name === page ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
