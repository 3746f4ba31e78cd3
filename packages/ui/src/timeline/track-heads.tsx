import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { RedactedText } from '../records/redacted-text.tsx';
import type { Layout } from './compute-layout.ts';
import classes from './timeline.module.css';

/** Titles of the tracks, over the drawing. Each folds its track. Nothing where there is one track alone. */
export function TrackHeads({
  layout,
  folded,
  onFold,
}: {
  readonly layout: Layout;
  readonly folded: ReadonlySet<string>;
  readonly onFold: (folded: ReadonlySet<string>) => void;
}) {
  return layout.tracks.map(({ track: { key, title }, topPx, titlePx }) => {
    if (titlePx === 0) return null;
    const isFolded = folded.has(key);
    const Chevron = isFolded ? IconChevronRight : IconChevronDown;
    return (
      <button
        key={key}
        type="button"
        className={classes.trackTitle}
        style={{ top: topPx, height: titlePx }}
        aria-expanded={!isFolded}
        title={isFolded ? 'Show its lanes' : 'Hide its lanes'}
        onClick={() => onFold(new Set(isFolded ? [...folded].filter((one) => one !== key) : [...folded, key]))}
      >
        <Chevron size={13} aria-hidden />
        <RedactedText text={title} />
      </button>
    );
  });
}
