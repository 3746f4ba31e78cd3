import type { ReportSide } from '@driftscope/detect';
import { ForeignText, formatCount, formatDuration } from '@driftscope/ui';
import classes from './reports.module.css';

/** What of the sides is no rate: traffic, gaps, resync, polls. */
export function ReportFacts({
  sides,
}: {
  readonly sides: readonly { readonly name: string; readonly side: ReportSide }[];
}) {
  return (
    <section>
      <h2>What else was seen</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" aria-label="Figure" />
            {sides.map(({ name }) => (
              <th key={name} scope="col">
                <ForeignText text={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, read }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sides.map((one) => (
                <td key={one.name}>{read(one.side)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const time = (ms: number | undefined): string => (ms === undefined ? '–' : formatDuration(ms));

const figures: readonly { readonly name: string; readonly read: (side: ReportSide) => string }[] = [
  { name: 'Page loads', read: (side) => `${formatCount(side.sessions)}, ${formatCount(side.driftedSessions)} drifted` },
  { name: 'From files, not counted', read: (side) => formatCount(side.leftOut) },
  {
    name: 'Socket gaps',
    read: ({ gaps, resyncs }) => `${formatCount(gaps)}, ${formatCount(resyncs.never)} never recovered`,
  },
  { name: 'Half resync within', read: ({ resyncs }) => time(resyncs.p50Ms) },
  { name: '95 of 100 resync within', read: ({ resyncs }) => time(resyncs.p95Ms) },
  { name: 'Events missed', read: (side) => formatCount(side.missed) },
  { name: 'Things held twice', read: (side) => formatCount(side.duplicates) },
  {
    name: 'Idle polls',
    read: ({ polls }) => `${formatCount(polls.count)}${polls.count === 0 ? '' : `, ${perHour(polls)}`}`,
  },
];

const perHour = ({ requestsPerHour }: ReportSide['polls']): string =>
  `${formatCount(Math.round(requestsPerHour))} requests/h each`;
