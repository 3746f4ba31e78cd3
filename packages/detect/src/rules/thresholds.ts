import type { Threshold } from '../threshold.ts';
import { rules } from './rules.ts';

/** All that a team may want otherwise, in the order of the rules. Some belong to several. */
export const thresholds: readonly Threshold[] = [...new Set(rules.flatMap((rule) => rule.thresholds ?? []))];
