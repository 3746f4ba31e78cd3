import type { Title } from '#protocol/title.ts';
import styles from './cover.module.css';
import { Motif } from './motif.tsx';

/** A title's picture, drawn from its motif and colour. It says nothing that the text beside it does not. */
export function Cover({ title }: { readonly title: Title }) {
  const { hue, motif } = title.cover;
  const id = `sky-${title.id}`;
  return (
    <svg className={styles.cover} viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id={id} x2="0" y2="1">
          <stop offset="0" stopColor={`hsl(${hue} 48% 22%)`} />
          <stop offset="0.65" stopColor={`hsl(${hue + 25} 55% 42%)`} />
          <stop offset="1" stopColor={`hsl(${hue + 55} 70% 62%)`} />
        </linearGradient>
      </defs>
      <rect width="160" height="100" fill={`url(#${id})`} />
      <Motif name={motif} hue={hue} seed={title.year + title.lengthMinutes} />
    </svg>
  );
}
