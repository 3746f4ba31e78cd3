import classes from './lab.module.css';
import { placeAt } from './place-at.ts';

/** How far the run is. `tMs` absent: there is none. */
export function Playhead({ tMs, durationMs }: { readonly tMs: number | undefined; readonly durationMs: number }) {
  if (tMs === undefined) return null;
  return <div className={classes.playhead} style={placeAt(tMs, durationMs)} />;
}
