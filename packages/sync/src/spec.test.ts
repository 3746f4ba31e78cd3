import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mutants } from './simulator/mutants.ts';

const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');

interface Guarantee {
  readonly number: number;
  readonly text: string;
}

const guarantees: readonly Guarantee[] = [...spec.matchAll(/^(\d+)\. (.+(?:\n {3,}.+)*)/gm)].map(
  ([, number, text = '']) => ({ number: Number(number), text }),
);

const sourceOf = (path: string): URL => new URL(path, import.meta.url);

/** The names of tests, each with the file that is named before it. */
function namedTests(text: string): readonly { readonly file: string; readonly name: string }[] {
  let file = '';
  return [...text.matchAll(/`([\w/-]+\.test\.ts)`|_([^_]+)_/g)].flatMap(([, path, name]) => {
    if (path !== undefined) file = path;
    return name === undefined ? [] : [{ file, name: name.replaceAll(/\s+/g, ' ') }];
  });
}

test('the guarantees are numbered without holes', () => {
  expect(guarantees.map(({ number }) => number)).toEqual(guarantees.map((_, at) => at + 1));
  expect(guarantees.length).toBeGreaterThan(0);
});

describe.each(guarantees)('guarantee $number', ({ number, text }) => {
  test('names a test, or is simulated and has a mutant', () => {
    const isSimulated = text.includes('*Simulated*');
    expect(isSimulated || /\.test\.ts`/.test(text)).toBe(true);
    if (isSimulated) expect(mutants.map(({ guarantee }) => guarantee)).toContain(number);
  });

  test('names files that there are', () => {
    const files = [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, path = '']) => path);
    expect(files.filter((path) => !existsSync(sourceOf(path)))).toEqual([]);
  });

  test('names tests that there are', () => {
    const missing = namedTests(text).filter(({ file, name }) => {
      const wanted = name.endsWith('…') ? `'${name.slice(0, -1)}` : `'${name}'`;
      return file === '' || !readFileSync(sourceOf(file), 'utf8').includes(wanted);
    });
    expect(missing).toEqual([]);
  });
});
