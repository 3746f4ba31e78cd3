import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is not ours to name: what others made, and what is written as the apps of others are, or as a test's own data. */
const isElsewhere = (path: string): boolean =>
  /(^|[\\/])(node_modules|dist|\.output|\.wxt|testing|corpus)$|\.test\.tsx?$|-contract\.ts$/.test(path);

/** A number or a text at the top of a module, and nothing else: `const settleMs = 2_000;`. */
const fixedValue = /^(?:export )?const ([a-z]\w*)(?:: \w+)? = (?:-?\d[\w. *+/()-]*|'[^']*')(?: as const)?;$/gm;

test('a number or a text that is fixed in the code has a name in capitals', () => {
  const folders = '{packages,collector,extension,dashboard,lab,bench,scripts,examples,e2e}/**/*.{ts,tsx}';
  const named = globSync(folders, { cwd: root, exclude: isElsewhere }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(fixedValue)].map(([, name]) => `${file}: ${name}`),
  );
  expect(named).toEqual([]);
});
