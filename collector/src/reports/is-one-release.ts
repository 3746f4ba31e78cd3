import type { Report } from '@driftscope/detect';

/** Whether a report is of one release in two times: its name does not tell the sides apart. */
export const isOneRelease = ({ subject, base }: Pick<Report, 'subject' | 'base'>): boolean =>
  subject.release !== undefined && subject.release === base?.release;
