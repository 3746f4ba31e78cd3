import { resolve } from 'node:path';
import { ok, type Result } from '@driftscope/records';
import { parseArguments } from '../command-line/parse-arguments.ts';
import { wrongUsage } from '../command-line/wrong-usage.ts';
import { dataDirOf } from '../environment/read-environment.ts';

/** What is to be done with a data folder. */
export type Upkeep =
  | { readonly kind: 'vacuum'; readonly dataDir: string }
  | { readonly kind: 'backup'; readonly dataDir: string; readonly toDir: string }
  /** `salvageDir`: a new folder for what can be read. Absent: it is only looked at. */
  | { readonly kind: 'doctor'; readonly dataDir: string; readonly salvageDir?: string };

export const UPKEEP_USAGE = `driftscope vacuum [--data FOLDER]
driftscope backup TO_FOLDER [--data FOLDER]
driftscope doctor [--salvage NEW_FOLDER] [--data FOLDER]

Look after a collector's data folder (DRIFTSCOPE_DATA, ~/.driftscope) while no collector uses it.

  vacuum    gives back the room of what was deleted
  backup    copies all of it into a folder, which can be used in its place
  doctor    looks whether all of it can be read; with --salvage writes what can be read into a new folder

Exit codes: 0 done, 1 doctor found damage, 2 wrong usage, 3 the folder cannot be used.`;

/** Reads the command line. */
export function parseUpkeep(args: readonly string[], env: NodeJS.ProcessEnv): Result<Upkeep> {
  const parsed = parseArguments(args, { data: { type: 'string' }, salvage: { type: 'string' } });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [command, ...rest] = positionals;
  const dataDir = resolve(values.data ?? dataDirOf(env));
  if (command === 'backup') {
    const [toDir] = rest;
    return toDir === undefined || rest.length > 1
      ? wrongUsage('backup takes one folder.')
      : ok({ kind: 'backup', dataDir, toDir: resolve(toDir) });
  }
  if (rest.length > 0) return wrongUsage(`There is no use for ${rest.join(' ')}.`);
  if (command === 'vacuum') return ok({ kind: 'vacuum', dataDir });
  if (command !== 'doctor')
    return wrongUsage(command === undefined ? 'No command.' : `There is no command ${command}.`);
  return ok({ kind: 'doctor', dataDir, ...(values.salvage !== undefined && { salvageDir: resolve(values.salvage) }) });
}
