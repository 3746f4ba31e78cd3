import { utcMoment } from '@driftscope/records';
import type { VersionStep } from '../entities/version-of.ts';

/** One of the two versions of a step, with the field that says it: `rev 7`, `updatedAt 21 Nov 2026, 09:41:03.218 UTC`. */
export const versionText = ({ field, isTime }: VersionStep, value: number): string =>
  `${field} ${isTime ? utcMoment(value, 'ms') : value}`;
