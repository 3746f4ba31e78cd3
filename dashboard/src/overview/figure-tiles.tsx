import type { Stats } from '@driftscope/detect';
import { formatDuration } from '@driftscope/ui';
import classes from './overview.module.css';

/** Of less, a rate is nothing but chance. */
const MIN_HOURS = 1;

/** The period in a few numbers. */
export function FigureTiles({ stats }: { readonly stats: Stats }) {
  const { resyncs, exposure, polls } = stats;
  const hours = exposure.reduce((sum, release) => sum + release.hours, 0);
  const loads = exposure.reduce((sum, release) => sum + release.sessions, 0);
  const perHundred = hours < MIN_HOURS ? '–' : text(Math.round((1_000 * stats.count) / hours) / 10);
  const open = hours < MIN_HOURS ? 'too early to tell' : `${text(Math.round(hours))} h`;
  const tiles = [
    { name: 'Incidents', value: text(stats.count), more: `in ${text(stats.sessions)} sessions` },
    {
      name: 'In 100 session-hours',
      value: perHundred,
      more: `${open}, ${text(loads)} page loads`,
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
