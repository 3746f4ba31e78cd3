import {
  namingRelease,
  RATE_HOURS,
  type Report,
  type ReportGroup,
  rateText,
  ratioText,
  verdictWords,
} from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';
import { drawRatio } from './draw-ratio.ts';
import { escapeHtml } from './escape-html.ts';
import { numberText } from './number-text.ts';
import { REPORT_STYLE } from './report-style.ts';
import { aboutText, comparisonsOf, factsOf, groupsOf, type NamedComparison, reportTitle } from './report-words.ts';

/** A report as a page that needs nothing else: no script, no resource. It prints on A4. */
export function writeHtml(report: Report): string {
  const { says, all, madeAt } = report;
  const title = reportTitle(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="about">${escapeHtml(aboutText(report))}</p>
<p class="says ${all.verdict}">${escapeHtml(says)}</p>
${comparisons(report)}
${groupsOf(report)
  .map(({ title: name, rows }) => groupTable(name, rows))
  .join('\n')}
<h2>What else was seen</h2>
${facts(report)}
${places(
  'Pages with most incidents',
  report.pages.map(({ page, count }) => [page, count]),
)}
${places(
  'Events with most incidents',
  report.events.map(({ event, count }) => [event, count]),
)}
<footer>
<p>Rates are incidents in ${RATE_HOURS} session-hours: more traffic alone changes none. In brackets is what a rate or a ratio may be
with 95 % certainty. Incidents of one session come together and count as the cluster that they are. Of many comparisons in one table each
has to be the more certain, so that one false verdict in twenty reports is all there is.</p>
<p>Made by Driftscope, ${utcMoment(madeAt)}.</p>
</footer>
</main>
</body>
</html>
`;
}

function comparisons(report: Report): string {
  const { base } = report;
  const columns = [...columnsOf(report), ...(base ? ['ratio', '', 'verdict'] : [])];
  return comparisonsOf(report)
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ title, rows }) => `<h2>${title}</h2>\n${table('fixed compared', ['', ...columns], rows.map(comparisonRow))}`,
    )
    .join('\n');
}

function comparisonRow(row: NamedComparison): string {
  const rate = (side: NamedComparison['subject']) =>
    `<td class="number">${numberText(side.count)}<small>${unbroken(rateText(side))}</small></td>`;
  const against =
    row.base &&
    `${rate(row.base)}<td class="number">${unbroken(ratioText(row))}</td><td>${drawRatio(row)}</td>` +
      `<td class="verdict ${row.verdict}">${verdictWords[row.verdict]}</td>`;
  return `<th scope="row">${escapeHtml(row.name)}</th>${rate(row.subject)}${against ?? ''}`;
}

function groupTable(title: string, rows: readonly ReportGroup[]): string {
  if (rows.length === 0) return `<h2>${title}</h2>\n<p class="none">None.</p>`;
  const cells = ({ title: says, kind, severity, app, subject, base, isSure }: ReportGroup) =>
    `<td>${escapeHtml(says)}<small>${escapeHtml(`${kind} · ${severity} · ${app}`)}</small></td>` +
    `<td class="number">${numberText(subject)}</td><td class="number">${numberText(base)}</td>` +
    `<td class="verdict too-early">${isSure ? '' : 'may be chance'}</td>`;
  return `<h2>${title}</h2>\n${table('groups', ['newest incident', 'now', 'before', ''], rows.map(cells))}`;
}

function facts(report: Report): string {
  const { subject, base } = report;
  const before = base && factsOf(base);
  const rows = factsOf(subject).map(
    ({ name, text }, index) =>
      `<th scope="row">${name}</th><td class="number">${escapeHtml(text)}</td>` +
      (before ? `<td class="number">${escapeHtml(before[index]?.text ?? '')}</td>` : ''),
  );
  return table('fixed', ['', ...columnsOf(report)], rows);
}

/** Short names of the sides: their times stand at the head of the page. */
function columnsOf(report: Report): readonly string[] {
  const { subject, base } = report;
  return [
    namingRelease(report, subject) ?? 'this period',
    ...(base ? [namingRelease(report, base) ?? 'the period before'] : []),
  ];
}

/** What is in brackets stays together. */
const unbroken = (text: string): string => escapeHtml(text).replace(/\(.*\)$/, '<span class="unbroken">$&</span>');

function places(title: string, rows: readonly (readonly [string, number])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map(([name, count]) => `<td>${escapeHtml(name)}</td><td class="number">${numberText(count)}</td>`);
  return `<h2>${title}</h2>\n${table('fixed places', ['', 'incidents'], cells)}`;
}

const table = (classes: string, head: readonly string[], rows: readonly string[]): string =>
  `<table class="${classes}"><thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>` +
  `<tbody>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</tbody></table>`;
