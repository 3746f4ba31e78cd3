import classes from './incident-view.module.css';
import type { Side as SideName } from './side-of.ts';

/** Who says it, in the colour of their lane. */
export function Side({ side }: { readonly side: SideName }) {
  return (
    <span className={classes.side} data-side={side}>
      {side}
    </span>
  );
}
