import { useElementSize } from '@mantine/hooks';
import classes from './bar-chart.module.css';
import { type BarTick, fitTicks } from './fit-ticks.ts';

/** As many of the ticks below the bars as have room. */
export function BarTicks({ ticks, barCount }: { readonly ticks: readonly BarTick[]; readonly barCount: number }) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={classes.ticks} aria-hidden>
      {fitTicks(ticks, barCount, width / barCount).map(({ place, text }) => (
        <span key={place} style={{ left: `${(100 * (place + 0.5)) / barCount}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}
