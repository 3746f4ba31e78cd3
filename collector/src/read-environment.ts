import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Example, ExampleSchema, fail, ok, parseJson, type Result } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Webhook } from './webhook/start-webhook.ts';

/** What the environment says of how to start. */
export interface EnvironmentOptions {
  readonly port: number;
  readonly host: string;
  /** Names by which it is called, beside its host. */
  readonly names: readonly string[];
  readonly dataDir: string;
  readonly token?: string;
  readonly examples: readonly Example[];
  /** Infinite: for ever. */
  readonly keepDays: number;
  readonly keepMb: number;
  readonly labUrl?: string;
  readonly webhook?: Webhook;
}

/** The port's number spells DRIFT on a phone's keys. */
const usualPort = '37438';

const usualKeepDays = '30';
const usualKeepMb = '20000';

/**
 * Reads `PORT`, `HOST`, `DRIFTSCOPE_HOST`, `DRIFTSCOPE_NAMES`, `DRIFTSCOPE_DATA`, `DRIFTSCOPE_TOKEN`,
 * `DRIFTSCOPE_EXAMPLES`, `DRIFTSCOPE_LAB`, `DRIFTSCOPE_KEEP_DAYS`, `DRIFTSCOPE_KEEP_MB`, `DRIFTSCOPE_WEBHOOK` and
 * `DRIFTSCOPE_WEBHOOK_SECRET`. An empty one counts as absent.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Result<EnvironmentOptions> {
  const port = env.PORT || usualPort;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return fail('invalid-port', `PORT is ${JSON.stringify(port)}, which is no port.`, 'Give a number from 0 to 65535.');
  }
  const examples = parseJson(env.DRIFTSCOPE_EXAMPLES || '[]');
  if (!examples.ok || !Value.Check(Type.Array(ExampleSchema), examples.value)) {
    return fail(
      'invalid-examples',
      'DRIFTSCOPE_EXAMPLES is no list of examples.',
      'Give a JSON array of { id, name, system, url, variants: { drifting, synced } }, or leave it out.',
    );
  }
  const keepDays = limitIn('DRIFTSCOPE_KEEP_DAYS', env.DRIFTSCOPE_KEEP_DAYS || usualKeepDays);
  if (!keepDays.ok) return keepDays;
  const keepMb = limitIn('DRIFTSCOPE_KEEP_MB', env.DRIFTSCOPE_KEEP_MB || usualKeepMb);
  if (!keepMb.ok) return keepMb;
  const lab = labIn(env);
  if (!lab.ok) return lab;
  const webhook = webhookIn(env);
  if (!webhook.ok) return webhook;
  return ok({
    port: Number(port),
    host: hostIn(env),
    names: namesIn(env.DRIFTSCOPE_NAMES),
    keepDays: keepDays.value,
    keepMb: keepMb.value,
    dataDir: dataDirOf(env),
    examples: examples.value,
    ...(lab.value && { labUrl: lab.value }),
    ...(webhook.value && { webhook: webhook.value }),
    ...(env.DRIFTSCOPE_TOKEN && { token: env.DRIFTSCOPE_TOKEN }),
  });
}

/** Shells and compilers put names of machines into `HOST`, which nobody meant for us: there only an address counts. */
function hostIn({ DRIFTSCOPE_HOST, HOST = '' }: NodeJS.ProcessEnv): string {
  if (DRIFTSCOPE_HOST) return DRIFTSCOPE_HOST;
  return isIP(HOST) === 0 ? '127.0.0.1' : HOST;
}

const namesIn = (text = ''): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

function labIn({ DRIFTSCOPE_LAB: url }: NodeJS.ProcessEnv): Result<string | undefined> {
  if (!url || /^http:\/\/[\w.-]+:\d+$/.test(url)) return ok(url || undefined);
  return fail('invalid-lab', 'DRIFTSCOPE_LAB is no origin.', 'Give it as http://127.0.0.1:PORT, or leave it out.');
}

function webhookIn({ DRIFTSCOPE_WEBHOOK: url, DRIFTSCOPE_WEBHOOK_SECRET: secret }: NodeJS.ProcessEnv) {
  if (!url) return ok(undefined);
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return ok({ url, ...(secret && { secret }) });
  return fail('invalid-webhook', 'DRIFTSCOPE_WEBHOOK is no http address.', 'Give it whole, or leave it out.');
}

/** 0 is no limit. */
function limitIn(name: string, text: string): Result<number> {
  const limit = Number(text);
  if (!(limit >= 0)) {
    return fail('invalid-limit', `${name} is ${JSON.stringify(text)}, which is no number.`, 'Give 0 for no limit.');
  }
  return ok(limit === 0 ? Number.POSITIVE_INFINITY : limit);
}

/** The data folder that the environment names, or the usual one. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string => env.DRIFTSCOPE_DATA || join(homedir(), '.driftscope');
