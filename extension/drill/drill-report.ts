import type { Incident } from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';
import { describeFault, formatDuration } from '@driftscope/ui';
import type { DrillState, DrillStep, Verdict } from './drill-state.ts';

/** The words for a verdict. */
export const verdictText: Readonly<Record<Verdict, string>> = {
  waiting: 'not tried',
  running: 'breaking',
  settling: 'settling',
  passed: 'pass',
  failed: 'FAIL',
  unsettled: 'FAIL: did not settle',
  untouched: 'nothing touched',
  refused: 'did not begin',
};

/** How many of the steps passed and failed, in words. */
export function drillSummary({ steps }: DrillState): string {
  const passed = steps.filter(({ verdict }) => verdict === 'passed').length;
  const failed = steps.filter(({ verdict }) => verdict === 'failed' || verdict === 'unsettled').length;
  const mute = steps.filter(({ verdict }) => verdict === 'untouched' || verdict === 'refused').length;
  const left = steps.length - passed - failed - mute;
  const more = [mute > 0 && `${mute} said nothing`, left > 0 && `${left} not tried yet`].filter(Boolean);
  return [`${passed} passed`, `${failed} failed`, ...more].join(', ');
}

/** A drill as a report in Markdown. */
export function drillReportMd(drill: DrillState): string {
  const rows = rowsOf(drill).map(({ cells }) => `| ${cells.map(mdCell).join(' | ')} |`);
  return `${[
    '# Drill',
    '',
    `${mdCell(drill.page)} · ${utcMoment(drill.startedAt)} · seed ${drill.seed} · ${drillSummary(drill)}`,
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n')}\n`;
}

/** The same as one HTML document that opens anywhere. */
export function drillReportHtml(drill: DrillState): string {
  const head = columns.map((column) => `<th>${column}</th>`).join('');
  const rows = rowsOf(drill).map(({ name, cells }) => {
    const written = cells.map((cell) => `<td>${htmlText(cell).replaceAll('\n', '<br>')}</td>`);
    return `<tr class="${name}">${written.join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Drill of ${htmlText(drill.page)}</title>
<style>:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}body{max-width:1100px;margin:24px auto;padding:0 16px}table{border-collapse:collapse;width:100%}th,td{padding:6px 10px;border-bottom:1px solid #8885;text-align:left;vertical-align:top}.failed td:nth-child(2),.unsettled td:nth-child(2){color:light-dark(#b3152a,#ff7a85);font-weight:650}.passed td:nth-child(2){color:light-dark(#1b7442,#5cc98a)}</style>
<h1>Drill</h1>
<p>${htmlText(drill.page)}<br>${utcMoment(drill.startedAt)} · seed ${drill.seed} · <strong>${drillSummary(drill)}</strong></p>
<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>
</html>
`;
}

const columns = ['Fault', 'Verdict', 'Hits', 'At rest after', 'What drifted'];

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

const rowsOf = ({ standing = [], steps }: DrillState): readonly Row[] => [
  { name: 'standing', cells: ['nothing broken', 'as it is', '', '', standing.map(incidentText).join('\n')] },
  ...steps.map((step) => ({ name: step.verdict, cells: cellsOf(step) })),
];

const incidentText = ({ kind, severity, title }: Incident): string => `${kind} (${severity}): ${title}`;

function cellsOf({ spec, verdict, note, hits, settledMs, incidents }: DrillStep): readonly string[] {
  return [
    `${describeFault(spec)}${'forMs' in spec && spec.kind !== 'freeze' ? `, ${formatDuration(spec.forMs)}` : ''}`,
    verdictText[verdict],
    hits === undefined ? '' : `${hits}`,
    settledMs === undefined ? '' : formatDuration(settledMs),
    [...incidents.map(incidentText), note ?? ''].filter(Boolean).join('\n'),
  ];
}

const mdCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const htmlText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
