import { isIP } from 'node:net';

/** Where a collector listens, and by which names it is called there. */
export interface Reach {
  readonly host: string;
  /** Names beside `host` and those of this machine. */
  readonly names: readonly string[];
}

/** Whether none but this machine can reach it. */
export const isLoopback = ({ host }: Pick<Reach, 'host'>): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
