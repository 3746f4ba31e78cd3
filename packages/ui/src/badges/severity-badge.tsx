import type { Severity } from '@driftscope/detect';
import classes from './badges.module.css';

/** How bad it is: a word and a colour, so that it can be read without the colour. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  return (
    <span className={classes.severity} data-severity={severity}>
      {severity}
    </span>
  );
}
