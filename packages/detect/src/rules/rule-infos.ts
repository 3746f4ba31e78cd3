import type { RuleInfo } from '../rule.ts';
import { rules } from './rules.ts';

/** What all rules are called and what they find, for lists and help texts. */
export const ruleInfos: readonly RuleInfo[] = rules.map(({ kind, severity, summary, advice, thresholds = [] }) => ({
  kind,
  severity,
  summary,
  advice,
  thresholds,
}));
