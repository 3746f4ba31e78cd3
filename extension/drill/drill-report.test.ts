import type { Incident } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { drillReportHtml, drillReportMd } from './drill-report.ts';
import type { DrillState } from './drill-state.ts';

const lost = {
  id: 'i',
  kind: 'gap.no-resync',
  severity: 'high',
  title: 'It never read <b>what</b> it | missed.',
} as Incident;

const drill: DrillState = {
  isRunning: false,
  seed: 7,
  startedAt: Date.UTC(2026, 10, 21),
  standing: [],
  page: 'https://app.example/<script>',
  steps: [
    { spec: { kind: 'cut', forMs: 4_000 }, verdict: 'failed', hits: 2, settledMs: 1_500, incidents: [lost] },
    { spec: { kind: 'hide', forMs: 8_000 }, verdict: 'passed', hits: 1, settledMs: 0, incidents: [] },
    {
      spec: { kind: 'refuse', forMs: 8_000 },
      verdict: 'unsettled',
      note: '1 of 2 sockets did not come back.',
      incidents: [],
    },
  ],
};

test('the report in Markdown has a row for each fault, and nothing breaks its table', () => {
  const lines = drillReportMd(drill).split('\n');
  expect(lines).toContain('https://app.example/&lt;script> · 21 Nov 2026, 00:00 UTC · seed 7 · 1 passed, 2 failed');
  expect(lines).toContain(
    '| network cut, 4 s | FAIL | 2 | 1.5 s | gap.no-resync (high): It never read &lt;b>what&lt;/b> it \\| missed. |',
  );
  expect(lines).toContain('| page hidden, 8 s | pass | 1 | 0 ms |  |');
});

test('the report as a document says the same, and runs nothing of the page', () => {
  const html = drillReportHtml(drill);
  expect(html).toContain('<td>FAIL: did not settle</td>');
  expect(html).toContain('It never read &lt;b&gt;what&lt;/b&gt; it | missed.');
  expect(html).not.toContain('<script>');
});
