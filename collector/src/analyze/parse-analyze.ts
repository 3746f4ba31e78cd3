import { readFile } from 'node:fs/promises';
import { ruleInfos, type Severity, type ThresholdSettings } from '@driftscope/detect';
import { createIdentityMatch, fail, type IdentityMatch, ok, parseRedactionKey, type Result } from '@driftscope/records';
import { parseArguments } from '../command-line/parse-arguments.ts';
import { wrongUsage } from '../command-line/wrong-usage.ts';
import { readThresholds } from '../environment/read-thresholds.ts';
import { severities } from './severity-rank.ts';

export interface AnalyzeOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Incidents that are at least as grave make the exit code 1. Absent: none does. */
  readonly failOn?: Severity;
  /** Kinds to look for. Absent: all. */
  readonly kinds?: ReadonlySet<string>;
  readonly isIdOf: IdentityMatch;
  readonly thresholds: ThresholdSettings;
}

export const analyzeUsage = `driftscope analyze FILE… [options]

Judges recordings (.drift), tickets and HAR files with WebSocket messages, all of them together.

  --json               one JSON object: { incidents, files, sessions, records }
  --rules KIND,…       look for these kinds only; gap.* takes a family
  --thresholds LIST    NAME=NUMBER,…: what counts as drift where you want it otherwise; see RULES.md
  --fail-on SEVERITY   exit with 1 if an incident is as grave as that or graver: ${severities.join(', ')}
  --identity-key FILE  key of the users' hashes: identity.key in a collector's folder

Exit codes: 0 done, 1 see --fail-on, 2 wrong usage, 3 a file could not be read.`;

/** Reads the command line, of which the first word is `analyze`. */
export async function parseAnalyze(args: readonly string[]): Promise<Result<AnalyzeOptions>> {
  const parsed = parseArguments(args, {
    json: { type: 'boolean', default: false },
    rules: { type: 'string' },
    thresholds: { type: 'string', default: '' },
    'fail-on': { type: 'string' },
    'identity-key': { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [, ...files] = positionals;
  if (files.length === 0) return wrongUsage('No file to analyze.');
  const failOn = severities.find((severity) => severity === values['fail-on']);
  if (values['fail-on'] !== undefined && failOn === undefined) {
    return wrongUsage(`--fail-on ${values['fail-on']} is no severity.`);
  }
  const kinds = kindsOf(values.rules);
  if (!kinds.ok) return kinds;
  const thresholds = readThresholds(values.thresholds);
  if (!thresholds.ok) return thresholds;
  const match = await identityMatch(values['identity-key']);
  if (!match.ok) return match;
  return ok({
    files,
    json: values.json,
    isIdOf: match.value,
    thresholds: thresholds.value,
    ...(failOn !== undefined && { failOn }),
    ...(kinds.value !== undefined && { kinds: kinds.value }),
  });
}

function kindsOf(list: string | undefined): Result<ReadonlySet<string> | undefined> {
  if (list === undefined) return ok(undefined);
  const known = ruleInfos.map(({ kind }) => kind);
  const found = new Set<string>();
  for (const name of list.split(',')) {
    const matching = known.filter(
      (kind) => kind === name || (name.endsWith('.*') && kind.startsWith(name.slice(0, -1))),
    );
    if (matching.length === 0)
      return fail('wrong-usage', `There is no rule ${name}.`, `There are: ${known.join(', ')}.`);
    for (const kind of matching) found.add(kind);
  }
  return ok(found);
}

async function identityMatch(file: string | undefined): Promise<Result<IdentityMatch>> {
  if (file === undefined) return ok(createIdentityMatch([]));
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return wrongUsage(`The key of --identity-key cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const key = parseRedactionKey(text.trim());
  return key === undefined ? wrongUsage(`${file} holds no key.`) : ok(createIdentityMatch([key]));
}
