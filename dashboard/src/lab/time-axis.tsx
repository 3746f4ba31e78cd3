import { formatDuration } from '@driftscope/ui';
import classes from './lab.module.css';

/** Seconds below what is drawn above. */
export function TimeAxis({ durationMs }: { readonly durationMs: number }) {
  const stepMs = steps.find((step) => durationMs / step <= 12) ?? 30_000;
  const ticks = Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, index) => index * stepMs);
  return (
    <div className={classes.axis} aria-hidden="true">
      {ticks.map((tick) => (
        <span
          key={tick}
          data-last={tick > durationMs - stepMs / 4 || undefined}
          style={{ left: `${(tick / durationMs) * 100}%` }}
        >
          {tick === 0 ? '0' : formatDuration(tick)}
        </span>
      ))}
    </div>
  );
}

const steps = [1_000, 2_000, 5_000, 10_000, 20_000];
