import type { Report, ReportRate } from '@driftscope/detect';
import { comparisonsOf, groupsOf } from './report-words.ts';

const head = [
  ...['part', 'name', 'verdict', 'incidents', 'session_hours', 'per_hour', 'low', 'high'],
  ...[
    'base_incidents',
    'base_session_hours',
    'base_per_hour',
    'base_low',
    'base_high',
    'ratio',
    'ratio_low',
    'ratio_high',
  ],
];

type Cell = string | number | undefined;

/** A report as a table for calculation (RFC 4180). What a figure does not apply to is empty. */
export function writeCsv(report: Report): string {
  const compared = comparisonsOf(report).flatMap(({ title, rows }) =>
    rows.map(({ name, subject, base, ratio, verdict }): readonly Cell[] => [
      ...[title, name, verdict, ...cellsOf(subject), ...cellsOf(base)],
      ...[ratio?.value, ratio?.low, ratio?.high],
    ]),
  );
  const groups = groupsOf(report).flatMap(({ title, rows }) =>
    rows.map(({ title: sentence, subject, base, isSure }): readonly Cell[] => [
      ...[title, sentence, isSure ? 'sure' : 'too-early', subject, undefined, undefined, undefined, undefined, base],
      ...Array.from<undefined>({ length: 7 }),
    ]),
  );
  return [head, ...compared, ...groups].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

const cellsOf = (rate: ReportRate | undefined): readonly Cell[] => [
  rate?.count,
  rate?.hours,
  rate?.perHour,
  rate?.low,
  rate?.high,
];

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  // A spreadsheet takes what begins so for a formula, and runs it.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
