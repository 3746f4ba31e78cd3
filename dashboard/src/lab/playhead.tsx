import classes from './lab.module.css';

/** How far the run is. `tMs` absent: there is none. */
export function Playhead({ tMs, durationMs }: { readonly tMs: number | undefined; readonly durationMs: number }) {
  if (tMs === undefined) return null;
  return <div className={classes.playhead} style={{ left: `${Math.min(100, (tMs / durationMs) * 100)}%` }} />;
}
