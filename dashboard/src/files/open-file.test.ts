import { fail, ok } from '@driftscope/records';
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

test('of a ticket the recording inside it is sent, and another page as it is', async () => {
  const sent: string[] = [];
  const api = {
    importRecording: async (file: File) => {
      sent.push(`${file.name} ${await file.text()}`);
      return imported;
    },
  };
  const link = `<a href="data:application/gzip;base64,${btoa('drift')}">`;
  await openFile(api, new File([`<!doctype html>${link}`], 'ticket.html'));
  await openFile(api, new File(['<!doctype html>x'], 'other.html'));
  expect(sent).toEqual(['ticket.html drift', 'other.html <!doctype html>x']);
});

test.each([
  ['wrong-scope', 'who may only read is told to sign in otherwise', /^Sign out, and in again .* scope admin/],
  [
    'bad-token',
    'who was asked for no token is told how to make one',
    /^Sending takes one here. Create one of scope admin/,
  ],
])('%s: %s, and not how to set up a recorder', async (kind, _, hint) => {
  const refused = fail(kind, 'It asks for ingest.', 'Set up the extension.');
  expect(await openFile({ importRecording: async () => refused }, new File(['x'], 'a.drift'))).toMatchObject({
    error: { kind, hint: expect.stringMatching(hint) },
  });
});

test('a folder is not, and it is not said that the collector does not answer', async () => {
  const folder = new File([], 'folder');
  folder.slice = () => {
    throw new DOMException('A requested file or directory could not be found.', 'NotFoundError');
  };
  const api = { importRecording: async () => imported };
  expect(await openFile(api, folder)).toMatchObject({ ok: false, error: { kind: 'unreadable-file' } });
});
