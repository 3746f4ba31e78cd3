import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ok, type Result } from '@driftscope/records';
import { wrongUsage } from './wrong-usage.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Known }>
>;

/** Reads a command line: its words, and those options that are known. */
export function parseArguments<const Known extends Options>(
  args: readonly string[],
  options: Known,
): Result<Parsed<Known>> {
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrongUsage(error.message);
  }
}
