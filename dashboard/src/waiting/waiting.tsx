import classes from './waiting.module.css';

/** Stands where something is read that is not here yet. What comes soon comes without it. */
export function Waiting() {
  return <p className={classes.root}>Reading…</p>;
}
