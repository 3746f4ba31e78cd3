import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ThresholdSettings } from '@driftscope/detect';
import { fail, ok, type Result } from '@driftscope/records';
import { type LogLevel, logLevels } from '../log/create-log.ts';
import { type AddressSettings, readAddress } from './read-address.ts';
import { type KeepingSettings, readKeeping } from './read-keeping.ts';
import { type NeighbourSettings, readNeighbours } from './read-neighbours.ts';
import { type OutletSettings, readOutlets } from './read-outlets.ts';
import { readThresholds } from './read-thresholds.ts';

/** What the environment says of how to start. */
export interface EnvironmentOptions extends AddressSettings, KeepingSettings, NeighbourSettings, OutletSettings {
  readonly dataDir: string;
  readonly token?: string;
  /** What counts as drift where the team wants it otherwise. */
  readonly thresholds: ThresholdSettings;
  /** Absent: nobody chose one. */
  readonly logLevel?: LogLevel;
  /** What of all this must not be told to anybody. */
  readonly secrets: readonly string[];
}

/** Reads `PORT`, `HOST`, and those that begin with `DRIFTSCOPE_`. An empty one counts as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv): Result<EnvironmentOptions> {
  const address = readAddress(env);
  if (!address.ok) return address;
  const keeping = readKeeping(env);
  if (!keeping.ok) return keeping;
  const neighbours = readNeighbours(env);
  if (!neighbours.ok) return neighbours;
  const outlets = readOutlets(env);
  if (!outlets.ok) return outlets;
  const logLevel = readLogLevel(env);
  if (!logLevel.ok) return logLevel;
  const thresholds = readThresholds(env.DRIFTSCOPE_THRESHOLDS ?? '');
  if (!thresholds.ok) return thresholds;
  return ok({
    ...address.value,
    ...keeping.value,
    ...neighbours.value,
    ...outlets.value,
    dataDir: dataDirOf(env),
    thresholds: thresholds.value,
    ...(logLevel.value && { logLevel: logLevel.value }),
    secrets: secretSettings.map((name) => env[name] ?? ''),
    ...(env.DRIFTSCOPE_TOKEN && { token: env.DRIFTSCOPE_TOKEN }),
  });
}

const secretSettings = [
  'DRIFTSCOPE_TOKEN',
  'DRIFTSCOPE_WEBHOOK',
  'DRIFTSCOPE_WEBHOOK_SECRET',
  'DRIFTSCOPE_ISSUES_DSN',
  'DRIFTSCOPE_FORWARD_DSN',
  'DRIFTSCOPE_FAULTS_DSN',
];

function readLogLevel({ DRIFTSCOPE_LOG: text }: NodeJS.ProcessEnv): Result<LogLevel | undefined> {
  const level = logLevels.find((one) => one === text);
  if (level !== undefined || !text) return ok(level);
  const message = `DRIFTSCOPE_LOG is ${JSON.stringify(text)}, which is no level.`;
  return fail('invalid-log-level', message, `Give one of ${logLevels.join(', ')}.`);
}

/** The data folder that the environment names, or the usual one. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string => env.DRIFTSCOPE_DATA || join(homedir(), '.driftscope');
