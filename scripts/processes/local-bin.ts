import { join } from 'node:path';

/**
 * The command of a package, as a path from the folder that has it installed, which is where it is to be run. With the
 * system's own separators: the shell of Windows takes what follows a slash for an option.
 */
export function localBin(name: string): string {
  return join('node_modules', '.bin', name);
}
