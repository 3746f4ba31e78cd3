import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const theme = join(root, 'packages/ui/src/theme');
const mantine = dirname(createRequire(join(theme, 'here.ts')).resolve('@mantine/core/styles.css'));
const listed = [...read(join(theme, 'mantine.css')).matchAll(/styles\/(\S+)\.css/g)].map(([, name = '']) => name);

test('every component of Mantine that is used has its styles, and none is there that nobody uses', () => {
  const always = ['baseline', 'default-css-variables', 'global'];
  const used = [...stylesOf(importedNames())].filter(hasStyles);
  expect(listed.toSorted()).toEqual([...always, ...used].toSorted());
});

test('the styles stand in the order in which Mantine wants them', () => {
  const all = read(join(mantine, 'styles.css'));
  const places = listed.flatMap((name) => {
    const [first] = /\.m_\w+/.exec(read(join(mantine, `styles/${name}.css`))) ?? [];
    return first === undefined ? [] : [all.indexOf(first)];
  });
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

/** What the sources of the apps import of it. */
function importedNames(): ReadonlySet<string> {
  const texts = ['packages/ui/src', 'dashboard/src', 'extension'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') && !file.includes('node_modules'))
      .map((file) => read(join(root, folder, file))),
  );
  const imports = texts.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]);
  return new Set(imports.flatMap(([, names = '']) => names.split(',').map((name) => name.trim())));
}

/** Names of the style sheets whose classes these components need, and the components in them. */
function stylesOf(names: ReadonlySet<string>): ReadonlySet<string> {
  const styles = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const sheet = /([\w-]+)\.module\.mjs$/.exec(file)?.[1];
    if (sheet !== undefined) styles.add(sheet);
    else for (const [, next = ''] of read(file).matchAll(/from "(\.[^"]+)"/g)) visit(join(dirname(file), next));
  };
  const index = join(mantine, 'esm/index.mjs');
  for (const [, exported = '', from = ''] of read(index).matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g))
    if (exported.split(',').some((name) => names.has(name.trim()))) visit(join(dirname(index), from));
  return styles;
}

function hasStyles(name: string): boolean {
  return readdirSync(join(mantine, 'styles')).includes(`${name}.css`);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
