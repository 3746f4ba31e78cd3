import type { KindScore, Score } from './score.ts';

/** The score as a table in Markdown: of the kinds that are in the corpus, and in total. */
export function scoreTable({ total, kinds }: Score): string {
  const measured = Object.entries(kinds).filter(([, { positives }]) => positives > 0);
  const rows = measured.map(
    ([kind, score]) => `| \`${kind}\` | ${percent(score.recall)} | ${percent(score.precision)} | ${counts(score)} |`,
  );
  return [
    '| kind | recall | precision | happened | nearly happened | verdict after |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    `| all ${total.recordings} recordings | ${percent(total.recall)} | ${percent(total.precision)} | | | |`,
  ].join('\n');
}

/** The total in one sentence. */
export const scoreLine = ({ total }: Score): string =>
  `On ${total.recordings} recordings of real browsers: ${percent(total.recall)} of what went wrong is found, and ${percent(total.precision)} of what is found really went wrong.`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const counts = ({ positives, negatives, medianVerdictMs }: KindScore): string =>
  [positives, negatives, medianVerdictMs === null ? '–' : `${(medianVerdictMs / 1000).toFixed(1)} s`].join(' | ');
