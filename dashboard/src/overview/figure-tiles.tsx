import type { Stats } from '@driftscope/detect';
import { counted, formatCount, formatDuration } from '@driftscope/ui';
import classes from './overview.module.css';

/** Of less, a rate is nothing but chance. */
const MIN_HOURS = 1;

/** The period in a few numbers. */
export function FigureTiles({ stats }: { readonly stats: Stats }) {
  const { resyncs, exposure, polls } = stats;
  const hours = exposure.reduce((sum, release) => sum + release.hours, 0);
  const loads = exposure.reduce((sum, release) => sum + release.sessions, 0);
  const perHundred = hours < MIN_HOURS ? '–' : ratePerHundred(stats.count, hours);
  const open = hours < MIN_HOURS ? 'too early to tell' : `${formatCount(Math.round(hours))} h`;
  const tiles = [
    { name: 'Incidents', value: formatCount(stats.count), more: `in ${counted(stats.sessions, 'session')}` },
    {
      name: 'In 100 session-hours',
      value: perHundred,
      more: `${open}, ${counted(loads, 'page load')}`,
    },
    {
      name: 'Time to resync',
      value: resyncs.p50Ms === undefined ? '–' : formatDuration(resyncs.p50Ms),
      more: resyncs.p95Ms === undefined ? 'no gap was recovered' : `95 of 100: ${formatDuration(resyncs.p95Ms)}`,
    },
    {
      name: 'Never resynced',
      value: formatCount(resyncs.never),
      more: `of ${counted(resyncs.never + resyncs.count, 'gap')}`,
    },
    { name: 'Events missed', value: formatCount(stats.missed), more: `${formatCount(stats.duplicates)} held twice` },
    {
      name: 'Idle polls',
      value: formatCount(polls.count),
      more: polls.count === 0 ? 'none found' : `${formatCount(Math.round(polls.requestsPerHour))} requests/h each`,
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

/** To a tenth. */
function ratePerHundred(count: number, hours: number): string {
  const tenths = Math.round((1_000 * count) / hours);
  return `${formatCount(Math.floor(tenths / 10))}.${tenths % 10}`;
}
