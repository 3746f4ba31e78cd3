import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const isElsewhere = (path: string): boolean => /(^|[\\/])(node_modules|dist|\.output|\.wxt)$/.test(path);
const filesLike = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root, exclude: isElsewhere }).map((file) => join(root, file));

/** By style sheet: the classes that components ask it for. The compiler takes any name for a class. */
const askedOf = new Map<string, Set<string>>();
for (const file of filesLike('**/*.tsx')) {
  const text = readFileSync(file, 'utf8');
  for (const [, name = '', path = ''] of text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)) {
    const sheet = join(dirname(file), path);
    const asked = askedOf.get(sheet) ?? new Set<string>();
    for (const [, dotted, quoted] of text.matchAll(new RegExp(`\\b${name}(?:\\.(\\w+)|\\['([^']+)'\\])`, 'g')))
      asked.add(dotted ?? quoted ?? '');
    askedOf.set(sheet, asked);
  }
}

test.each(filesLike('**/*.module.css').map((sheet) => [relative(root, sheet), sheet]))(
  '%s has the classes that components ask for, and no others',
  (_name, sheet) => {
    const rules = readFileSync(sheet, 'utf8').replace(/\/\*.*?\*\/|:global\([^)]*\)|"[^"]*"/gs, '');
    const classes = new Set([...rules.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name));
    expect([...(askedOf.get(sheet) ?? [])].toSorted()).toEqual([...classes].toSorted());
  },
);
