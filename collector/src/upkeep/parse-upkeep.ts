import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '@driftscope/records';
import { dataDirOf } from '../environment/read-environment.ts';

/** What is to be done with a data folder. */
export type Upkeep =
  | { readonly kind: 'vacuum'; readonly dataDir: string }
  | { readonly kind: 'backup'; readonly dataDir: string; readonly toDir: string }
  /** `salvageDir`: a new folder for what can be read. Absent: it is only looked at. */
  | { readonly kind: 'doctor'; readonly dataDir: string; readonly salvageDir?: string };

export const upkeepUsage = `driftscope vacuum [--data FOLDER]
driftscope backup TO_FOLDER [--data FOLDER]
driftscope doctor [--salvage NEW_FOLDER] [--data FOLDER]

Look after a collector's data folder (DRIFTSCOPE_DATA, ~/.driftscope) while no collector uses it.

  vacuum    gives back the room of what was deleted
  backup    copies all of it into a folder, which can be used in its place
  doctor    looks whether all of it can be read; with --salvage writes what can be read into a new folder

Exit codes: 0 done, 1 doctor found damage, 2 wrong usage, 3 the folder cannot be used.`;

/** Reads the command line. */
export function parseUpkeep(args: readonly string[], env: NodeJS.ProcessEnv): Result<Upkeep> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [command, ...rest] = positionals;
  const dataDir = resolve(values.data ?? dataDirOf(env));
  if (command === 'backup') {
    const [toDir] = rest;
    return toDir === undefined || rest.length > 1
      ? wrong('backup takes one folder.')
      : ok({ kind: 'backup', dataDir, toDir: resolve(toDir) });
  }
  if (rest.length > 0) return wrong(`There is no use for ${rest.join(' ')}.`);
  if (command === 'vacuum') return ok({ kind: 'vacuum', dataDir });
  if (command !== 'doctor') return wrong(command === undefined ? 'No command.' : `There is no command ${command}.`);
  return ok({ kind: 'doctor', dataDir, ...(values.salvage !== undefined && { salvageDir: resolve(values.salvage) }) });
}

function parse(args: readonly string[]) {
  try {
    const options = { data: { type: 'string' }, salvage: { type: 'string' } } as const;
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(error.message);
  }
}

const wrong = (message: string): Result<never> => fail('wrong-usage', message, 'driftscope --help says how to use it.');
