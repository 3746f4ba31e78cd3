import { createHash } from 'node:crypto';

/** The id of a seeded thing: the same at every start, and as unique as one that was made at run time. */
export const seedId = (prefix: string, name: string): string =>
  `${prefix}_${createHash('sha256').update(`${prefix} ${name}`).digest('hex').slice(0, 12)}`;
