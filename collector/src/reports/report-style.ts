/** Styles of the report as HTML: for the screen in light and dark, for paper in A4. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --text: #1c2126; --soft: #565f69; --line: #dfe3e7; --sheet: #fff; --head: #f5f7f8;
  --worse: #b3152a; --better: #1b7442; --accent: #126c7b; }
@media (prefers-color-scheme: dark) { :root { --text: #dde1e5; --soft: #a0a8b1; --line: #333a42; --sheet: #1a1e23;
  --head: #22272e; --worse: #ff7a85; --better: #5cc98a; --accent: #5bbccb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--sheet); color: var(--text); font: 14px/1.5 system-ui, "Segoe UI", sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 1000px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0; font-size: 22px; }
h2 { margin: 32px 0 8px; font-size: 15px; }
.about { margin: 4px 0 0; color: var(--soft); }
.says { margin: 20px 0; padding: 14px 16px; border-left: 4px solid var(--accent); background: var(--head); font-size: 17px;
  overflow-wrap: anywhere; }
.says.worse { border-color: var(--worse); }
.says.better { border-color: var(--better); }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 6px 10px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: 12px; overflow-wrap: normal; }
.fixed { table-layout: fixed; }
.fixed thead th:first-child { width: 22%; }
.compared thead th:nth-child(5) { width: 112px; }
.compared .ratio { width: 100%; }
.compared .number { white-space: normal; }
.unbroken { white-space: nowrap; }
.places thead th:last-child { width: 20%; }
td small { display: block; color: var(--soft); font-size: 12px; }
.number { white-space: nowrap; }
.verdict { white-space: nowrap; }
.verdict.worse { color: var(--worse); font-weight: 600; }
.verdict.better { color: var(--better); font-weight: 600; }
.verdict.too-early, .verdict.same { color: var(--soft); }
.ratio { display: block; }
.ratio .one { stroke: var(--soft); stroke-dasharray: 2 2; }
.ratio .interval { stroke: var(--soft); stroke-width: 2; }
.ratio .value { fill: var(--soft); }
.ratio.worse .interval { stroke: var(--worse); } .ratio.worse .value { fill: var(--worse); }
.ratio.better .interval { stroke: var(--better); } .ratio.better .value { fill: var(--better); }
.none, footer { color: var(--soft); }
footer { margin-top: 40px; font-size: 12px; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { --text: #000; --soft: #444; --line: #bbb; --sheet: #fff; --head: #f2f2f2; --worse: #a00018; --better: #0b6231;
    --accent: #126c7b; }
  main { max-width: none; padding: 0; }
  body { font-size: 10.5pt; }
  table { font-size: 9pt; }
  .says { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { break-after: avoid; }
  tr, .says { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
