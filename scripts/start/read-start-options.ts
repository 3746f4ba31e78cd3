import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../task/fault.ts';

/** The collector's port when none is asked for: it spells DRIFT on a telephone. */
export const DEFAULT_PORT = 37_438;

export interface StartOptions {
  /** The collector's, which also serves the dashboard. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** Whether a browser window shall be opened. */
  readonly open: boolean;
}

/** Reads `npm start`'s arguments (`--no-open`) and environment (`PORT`, `DRIFTSCOPE_DATA`). */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): Result<StartOptions> {
  const unknown = args.find((arg) => arg !== '--no-open' && arg !== '--open');
  if (unknown !== undefined) {
    return fail(
      'unknown-argument',
      `npm start does not know "${unknown}".`,
      'It knows --no-open, to open no browser: npm start -- --no-open',
    );
  }
  const port = env.PORT === undefined || env.PORT === '' ? DEFAULT_PORT : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return fail(
      'bad-port',
      `PORT is "${env.PORT}", which is no port.`,
      'Give a number from 1 to 65535: PORT=4000 npm start',
    );
  }
  return ok({
    port,
    dataDir: resolve(env.DRIFTSCOPE_DATA || join(homedir(), '.driftscope')),
    open: !args.includes('--no-open'),
  });
}
