import { type ReportComparison, ratioText, verdictWords } from '@driftscope/detect';
import { ForeignText } from '@driftscope/ui';
import { RateCell } from './rate-cell.tsx';
import { RateOrRatio } from './rate-or-ratio.tsx';
import { RatioPlot } from './ratio-plot.tsx';
import classes from './reports.module.css';

/** A row: what is compared, and how it came out. */
export interface ComparedRow extends ReportComparison {
  readonly name: string;
  /** What it consists of, by name. Absent: it is one thing. */
  readonly parts?: readonly string[];
}

/** Rates of both sides beside each other, with their uncertainty. */
export function ComparisonTable({
  title,
  rows,
  sides,
}: {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
  /** Names of the sides: one where nothing is compared. */
  readonly sides: readonly string[];
}) {
  if (rows.length === 0) return null;
  const isCompared = sides.length > 1;
  return (
    <section>
      <h2>{title}</h2>
      <table className={classes.table} data-alone={!isCompared || undefined}>
        <thead>
          <tr>
            <th scope="col" aria-label="Name" />
            {sides.map((side) => (
              <th key={side} scope="col">
                <ForeignText text={side} />
              </th>
            ))}
            {isCompared && <th scope="col">Ratio</th>}
            {isCompared && <th scope="col" aria-label="Interval" className={classes.plot} />}
            {isCompared && (
              <th scope="col" className={classes.verdict}>
                Verdict
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <ForeignText text={row.name} />
                {row.parts && row.parts.length > 0 && (
                  <small>
                    <ForeignText text={row.parts.join(', ')} />
                  </small>
                )}
              </th>
              <RateCell rate={row.subject} />
              {isCompared && row.base && <RateCell rate={row.base} />}
              {isCompared && (
                <td>
                  <RateOrRatio text={ratioText(row)} />
                </td>
              )}
              {isCompared && (
                <td className={classes.plot}>
                  <RatioPlot row={row} />
                </td>
              )}
              {isCompared && <td data-verdict={row.verdict}>{verdictWords[row.verdict]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
