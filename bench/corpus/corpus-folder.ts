import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Value } from 'typebox/value';
import { type Case, ManifestSchema } from './case.ts';

/** Where the corpus is: labels in `manifest.json`, files in `recordings`. */
export interface CorpusFolder {
  /** Path of the text that holds the score. */
  readonly readme: string;
  /** Path of the text that holds the total. Absent: this is not the product's own corpus. */
  readonly front?: string;
  recordingOf(name: string): string;
  /** Makes what is not there yet, to record into: a corpus without a case. */
  make(): Promise<void>;
  read(): Promise<readonly Case[]>;
  /** Writes the manifest anew, in the order of names. */
  write(cases: readonly Case[]): Promise<void>;
}

const own = fileURLToPath(new URL('../../packages/detect/corpus', import.meta.url));

const front = fileURLToPath(new URL('../../README.md', import.meta.url));

export function corpusFolder(folder = own): CorpusFolder {
  const manifest = join(folder, 'manifest.json');
  const write = async (cases: readonly Case[]) => {
    const sorted = cases.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    await writeFile(`${manifest}.new`, `${JSON.stringify({ cases: sorted }, undefined, 2)}\n`);
    await rename(`${manifest}.new`, manifest);
  };
  return {
    readme: join(folder, 'README.md'),
    ...(folder === own && { front }),
    recordingOf: (name) => join(folder, 'recordings', `${name}.drift`),
    make: async () => {
      await mkdir(join(folder, 'recordings'), { recursive: true });
      if (!existsSync(manifest)) await write([]);
    },
    read: async () => {
      const json: unknown = JSON.parse(await readFile(manifest, 'utf8'));
      return Value.Parse(ManifestSchema, json).cases;
    },
    write,
  };
}
