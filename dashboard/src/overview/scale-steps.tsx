import classes from './bar-chart.module.css';

/** The lines of a chart's scale, each with its value left of the plot, which is placed and has a height. `steps`: from 0 up to the top. */
export function ScaleSteps({
  steps,
  textOf,
}: {
  readonly steps: readonly number[];
  readonly textOf: (value: number) => string;
}) {
  const top = steps.at(-1) ?? 1;
  return steps.map((value) => (
    <span key={value} className={classes.step} style={{ bottom: `${(100 * value) / top}%` }}>
      <span>{textOf(value)}</span>
    </span>
  ));
}
