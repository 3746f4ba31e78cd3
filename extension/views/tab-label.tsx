import { formatCount } from '@driftscope/ui';
import classes from './panel.module.css';

export interface TabLabelProps {
  readonly text: string;
  /** Absent or 0: none is shown. */
  readonly count?: number;
  /** The count is of things that need a look. */
  readonly isAlarming?: boolean;
  readonly hasTrouble?: boolean;
}

const counts = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A section's name, with how much there is in it. */
export function TabLabel({ text, count = 0, isAlarming = false, hasTrouble = false }: TabLabelProps) {
  return (
    <span className={classes.label}>
      {text}
      {count > 0 && (
        <span className={classes.count} data-alarming={isAlarming || undefined} title={formatCount(count)}>
          {counts.format(count)}
        </span>
      )}
      {hasTrouble && <span className={classes.trouble} role="img" aria-label="in trouble" />}
    </span>
  );
}
