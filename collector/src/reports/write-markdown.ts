import { RATE_HOURS, type Report, rateText, ratioText, verdictWords } from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';
import { aboutText, comparisonsOf, factsOf, groupsOf, reportTitle, sideNames } from './report-words.ts';

/** A report as GitHub's Markdown: for a pull request, an issue, a chat. */
export function writeMarkdown(report: Report): string {
  const { subject, base, says, madeAt } = report;
  const names = sideNames(report);
  return `${[
    `# ${plain(reportTitle(report))}`,
    plain(aboutText(report)),
    `**${plain(says)}**`,
    `Rates are incidents in ${RATE_HOURS} session-hours; in brackets, what they may be with 95 % certainty.`,
    ...comparisonsOf(report)
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) =>
        section(title, [
          ['', plain(names.subject), ...(base ? [plain(names.base ?? ''), 'ratio', 'verdict'] : [])],
          ...rows.map((row) => [
            ...[plain(row.name), `${row.subject.count}: ${rateText(row.subject)}`],
            ...(row.base
              ? [`${row.base.count}: ${rateText(row.base)}`, ratioText(row), verdictWords[row.verdict]]
              : []),
          ]),
        ]),
      ),
    ...groupsOf(report)
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) =>
        section(title, [
          ['incidents', 'before', 'severity', 'kind', 'newest', ''],
          ...rows.map((row) => [
            ...[String(row.subject), String(row.base), row.severity, plain(row.kind), plain(row.title)],
            row.isSure ? '' : 'may be chance',
          ]),
        ]),
      ),
    section('What else was seen', [
      ['', plain(names.subject), ...(base ? [plain(names.base ?? '')] : [])],
      ...factsOf(subject).map(({ name, text }, index) => [
        name,
        text,
        ...(base ? [factsOf(base)[index]?.text ?? ''] : []),
      ]),
    ]),
    ...[
      { title: 'Pages', rows: report.pages.map(({ page, count }) => [plain(page), String(count)]) },
      { title: 'Events', rows: report.events.map(({ event, count }) => [plain(event), String(count)]) },
    ]
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => section(title, [['', 'incidents'], ...rows])),
    `Made by Driftscope, ${utcMoment(madeAt)}.`,
  ].join('\n\n')}\n`;
}

function section(title: string, [head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Text that means nothing but itself: no markup, no HTML, no mention, on one line. It never begins a line, so signs that mean
 * something only there are left, for those who read the source; and colons, but in addresses and between them (`:smile:`).
 */
function plain(text: string): string {
  return text
    .replace(/[\s\0]+/gu, ' ')
    .replace(/[\\`*_{}[\]#|~<>&@$^]|:(?=\S*:|\/\/)/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
