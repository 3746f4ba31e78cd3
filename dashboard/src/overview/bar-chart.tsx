import { formatCount } from '@driftscope/ui';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import classes from './bar-chart.module.css';
import { BarTicks } from './bar-ticks.tsx';
import { BarTip } from './bar-tip.tsx';
import { countsOf, type Series } from './counts-of.ts';
import type { Bar } from './fill-buckets.ts';
import type { BarTick } from './fit-ticks.ts';
import { ScaleSteps } from './scale-steps.tsx';
import { stackBars } from './stack-bars.ts';
import { valueSteps } from './value-steps.ts';

/** Bars of stacked counts. What one of them counts is told at the pointer, and by left and right where it has the focus. */
export function BarChart({
  label,
  heightPx,
  series,
  bars,
  ticks,
  nameOf,
}: {
  readonly label: string;
  readonly heightPx: number;
  /** What is stacked, the lowest first. */
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  /** What is written below some of the bars, as far as there is room. */
  readonly ticks: readonly BarTick[];
  /** What a bar is of. */
  readonly nameOf: (bar: Bar) => string;
}) {
  const [place, setPlace] = useState<number>();
  const { paths, most } = stackBars(bars, series);
  const steps = valueSteps(most);
  const top = steps.at(-1) ?? 1;
  const last = bars.length - 1;
  const told = bars[place ?? last];
  const percentOf = (bar: number) => `${(100 * bar) / bars.length}%`;

  function point({ currentTarget, clientX }: PointerEvent): void {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPlace(Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * bars.length))));
  }
  function step(event: KeyboardEvent): void {
    const next = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next(place ?? last, last));
  }

  return (
    <div>
      {series.length > 1 && (
        <ul className={classes.legend}>
          {series.map(({ name, color }) => (
            <li key={name} className={classes.name}>
              <span style={{ background: color }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div
        className={classes.plot}
        style={{ height: heightPx }}
        role="slider"
        tabIndex={0}
        aria-label={`Bars of ${label}`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={place ?? last}
        aria-valuetext={told && textOf(told, series, nameOf)}
        onPointerMove={point}
        onPointerLeave={() => setPlace(undefined)}
        onKeyDown={step}
        onFocus={() => setPlace((before) => before ?? last)}
        onBlur={() => setPlace(undefined)}
      >
        <ScaleSteps steps={steps} textOf={formatCount} />
        {place !== undefined && (
          <span className={classes.band} style={{ left: percentOf(place), width: percentOf(1) }} />
        )}
        <svg viewBox={`0 ${-top} ${bars.length} ${top}`} preserveAspectRatio="none" aria-hidden>
          {series.map(({ name, color }, index) => (
            <path key={name} d={paths[index]} fill={color} />
          ))}
        </svg>
        {place !== undefined && told && (
          <div
            className={classes.tip}
            style={place * 2 > last ? { right: percentOf(last + 1 - place) } : { left: percentOf(place + 1) }}
          >
            <BarTip bar={told} series={series} name={nameOf(told)} />
          </div>
        )}
      </div>
      <BarTicks ticks={ticks} barCount={bars.length} />
    </div>
  );
}

const moves: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowLeft: (place) => Math.max(0, place - 1),
  ArrowRight: (place, last) => Math.min(last, place + 1),
  Home: () => 0,
  End: (_, last) => last,
};

function textOf(bar: Bar, series: readonly Series[], nameOf: (bar: Bar) => string): string {
  const counts = countsOf(bar, series).map(({ name, count }) => `${count} ${name}`);
  return `${nameOf(bar)}: ${counts.join(', ') || 'none'}`;
}
