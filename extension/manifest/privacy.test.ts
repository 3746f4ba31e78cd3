import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissions } from './permissions.ts';

test('the privacy text gives each permission its reason', () => {
  const text = readFileSync(new URL('../PRIVACY.md', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^\| `(\w+)` \| \S/gm)].map(([, name]) => name);
  expect(named).toEqual(permissions.map(({ name }) => name));
});
