import { ok } from '@driftscope/records';
import { expect, test } from 'vitest';
import { openFile } from './open-file.ts';

const imported = ok({ sessions: [], added: [], batches: 0, stored: 0 });

test('a file is sent', async () => {
  const sent: string[] = [];
  const api = {
    importRecording: async (file: File) => {
      sent.push(file.name);
      return imported;
    },
  };
  expect(await openFile(api, new File(['x'], 'a.drift'))).toBe(imported);
  expect(sent).toEqual(['a.drift']);
});

test('a folder is not, and it is not said that the collector does not answer', async () => {
  const folder = new File([], 'folder');
  folder.slice = () => {
    throw new DOMException('A requested file or directory could not be found.', 'NotFoundError');
  };
  const api = { importRecording: async () => imported };
  expect(await openFile(api, folder)).toMatchObject({ ok: false, error: { kind: 'unreadable-file' } });
});
