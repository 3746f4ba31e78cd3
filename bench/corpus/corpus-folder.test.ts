import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Case } from './case.ts';
import { corpusFolder } from './corpus-folder.ts';

const one: Case = { name: 'app-a.synced.1', what: 'Nothing happens.', incidents: {}, identityKey: '00' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftscope-corpus-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder that is not there yet is made, and has no case', async () => {
  const corpus = corpusFolder(join(folder, 'new'));
  await expect(corpus.read()).rejects.toThrow('ENOENT');
  await corpus.make();
  expect(await corpus.read()).toEqual([]);
});

test('what a folder has stays when it is made again', async () => {
  const corpus = corpusFolder(folder);
  await corpus.make();
  await corpus.write([one]);
  await corpus.make();
  expect(await corpus.read()).toEqual([one]);
});
