import type { ReportSide } from '@driftscope/detect';
import { ForeignText, formatDuration } from '@driftscope/ui';
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

const text = (number: number): string => number.toLocaleString('en');
const time = (ms: number | undefined): string => (ms === undefined ? '–' : formatDuration(ms));

const figures: readonly { readonly name: string; readonly read: (side: ReportSide) => string }[] = [
  {
    name: 'Page loads, and those that drifted',
    read: (side) => `${text(side.sessions)}, ${text(side.driftedSessions)}`,
  },
  {
    name: 'Socket gaps, and those never made up for',
    read: ({ gaps, resyncs }) => `${text(gaps)}, ${text(resyncs.never)}`,
  },
  { name: 'Time to resync: half, 95 of 100', read: ({ resyncs }) => `${time(resyncs.p50Ms)}, ${time(resyncs.p95Ms)}` },
  { name: 'Events missed, things held twice', read: (side) => `${text(side.missed)}, ${text(side.duplicates)}` },
  {
    name: 'Idle polls, and requests of one an hour',
    read: ({ polls }) => `${text(polls.count)}, ${polls.count === 0 ? '–' : text(Math.round(polls.requestsPerHour))}`,
  },
];
