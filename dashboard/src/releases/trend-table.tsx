import { ratioText, type TrendRelease, verdictWords } from '@driftscope/detect';
import { ForeignText, formatCount, formatDates } from '@driftscope/ui';
import { Link } from 'wouter';
import { RateCell } from '../reports/rate-cell.tsx';
import { RateOrRatio } from '../reports/rate-or-ratio.tsx';
import frame from '../reports/reports.module.css';
import classes from './releases.module.css';

/** The numbers of each release, the newest first. Its name leads to its incidents, and its verdict to its report. */
export function TrendTable({
  releases,
  told,
  onTell,
  addressOf,
  reportOf,
}: {
  readonly releases: readonly TrendRelease[];
  /** Name of the one that is pointed at. Absent: none is. */
  readonly told: string | undefined;
  readonly onTell: (release: string | undefined) => void;
  readonly addressOf: (release: string) => string;
  readonly reportOf: (release: TrendRelease) => string;
}) {
  return (
    <table className={`${frame.table} ${classes.table}`} aria-label="Releases">
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Incidents</th>
          <th scope="col">Page loads</th>
          <th scope="col">Against the one before</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {releases.toReversed().map((row) => (
          <tr
            key={row.release}
            data-told={row.release === told || undefined}
            onPointerEnter={() => onTell(row.release)}
            onPointerLeave={() => onTell(undefined)}
            onFocus={() => onTell(row.release)}
            onBlur={() => onTell(undefined)}
          >
            <th scope="row">
              <Link href={addressOf(row.release)}>
                <ForeignText text={row.release} />
              </Link>
              <small>{formatDates(row.firstAt, row.lastAt)}</small>
            </th>
            <RateCell rate={row.subject} />
            <td>
              <span>{formatCount(row.sessions)}</span>
              <small>{formatCount(row.driftedSessions)} drifted</small>
            </td>
            <td>
              <RateOrRatio text={ratioText(row) || '–'} />
            </td>
            <td data-verdict={row.verdict}>
              {row.base ? <Link href={reportOf(row)}>{verdictWords[row.verdict]}</Link> : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
