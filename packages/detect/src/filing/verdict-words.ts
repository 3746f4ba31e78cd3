import type { ReportComparison } from './report.ts';

/** What became of a comparison. Empty: there was none. */
export const verdictWords: Readonly<Record<ReportComparison['verdict'], string>> = {
  better: 'better',
  worse: 'worse',
  same: 'no difference',
  'too-early': 'too early to tell',
  alone: '',
};
