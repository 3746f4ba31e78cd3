import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashInputs } from './hash-inputs.ts';

function createPackage(): { root: string; hash: () => string } {
  const root = mkdtempSync(join(tmpdir(), 'driftscope-inputs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'src/main.ts'), 'start();');
  return { root, hash: () => hashInputs(root, [root], []) };
}

test('a changed, new or renamed source changes the hash', () => {
  const { root, hash } = createPackage();
  const hashes = [hash()];
  writeFileSync(join(root, 'src/main.ts'), 'stop();');
  hashes.push(hash());
  writeFileSync(join(root, 'src/more.ts'), '');
  hashes.push(hash());
  renameSync(join(root, 'src/more.ts'), join(root, 'src/other.ts'));
  hashes.push(hash());
  expect(new Set(hashes).size).toBe(4);
});

test('what a build or a test writes, and the tests themselves, leave the hash as it is', () => {
  const { root, hash } = createPackage();
  const before = hash();
  writeFileSync(join(root, 'dist/main.js'), 'start()');
  writeFileSync(join(root, 'src/main.test.ts'), 'test');
  expect(hash()).toBe(before);
});
