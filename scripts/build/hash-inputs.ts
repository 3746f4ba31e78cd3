import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders that hold what comes out of a build or a test, never what goes in. */
const outputs = new Set(['node_modules', 'dist', '.output', '.wxt', 'coverage', 'test-results', 'playwright-report']);

/** A hash of the names and contents of all files that a build reads from these folders and files. Tests do not count. */
export function hashInputs(root: string, dirs: readonly string[], files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...dirs.flatMap(filesBelow), ...files].sort()) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return outputs.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name) ? [path] : [];
  });
}
