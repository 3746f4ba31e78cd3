import type { Stats } from '@driftscope/detect';
import { formatDuration } from '@driftscope/ui';
import classes from './overview.module.css';

/** The period in a few numbers. */
export function FigureTiles({ stats }: { readonly stats: Stats }) {
  const { resyncs, exposure, polls } = stats;
  const hours = exposure.reduce((sum, release) => sum + release.hours, 0);
  const loads = exposure.reduce((sum, release) => sum + release.sessions, 0);
  const perHundred = hours > 0 ? ((100 * stats.count) / hours).toFixed(1) : '–';
  const tiles = [
    { name: 'Incidents', value: text(stats.count), more: `in ${text(stats.sessions)} sessions` },
    {
      name: 'In 100 session-hours',
      value: perHundred,
      more: `${text(Math.round(hours))} h, ${text(loads)} page loads`,
    },
    {
      name: 'Time to resync',
      value: resyncs.p50Ms === undefined ? '–' : formatDuration(resyncs.p50Ms),
      more: resyncs.p95Ms === undefined ? 'no gap was made up for' : `95 of 100: ${formatDuration(resyncs.p95Ms)}`,
    },
    { name: 'Never resynced', value: text(resyncs.never), more: `of ${text(resyncs.never + resyncs.count)} gaps` },
    { name: 'Events missed', value: text(stats.missed), more: `${text(stats.duplicates)} held twice` },
    {
      name: 'Idle polls',
      value: text(polls.count),
      more: polls.count === 0 ? 'none found' : `${text(Math.round(polls.requestsPerHour))} requests/h each`,
    },
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ name, value, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className={classes.more}>{more}</dd>
        </div>
      ))}
    </dl>
  );
}

const text = (number: number): string => number.toLocaleString('en');
