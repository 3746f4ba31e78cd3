import classes from './reports.module.css';

/** A rate or a ratio: where there is little room it is broken before its interval rather than in it. */
export function RateOrRatio({ text }: { readonly text: string }) {
  const at = text.indexOf('(');
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <span className={classes.interval}>{text.slice(at)}</span>
    </>
  );
}
