import { parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { PipelineStatus } from '../messages/panel-messages.ts';
import { describeRecording } from './describe-recording.ts';

const origin = 'https://a.example';
const status = (recording?: PipelineStatus['recording']): PipelineStatus => ({
  ...(recording && { recording }),
  collector: { state: 'up' },
  batches: { sent: 0, waiting: 0, onDisk: 0, refused: 0, shed: 0 },
});
const recorded = status({ on: true, why: 'panel-open', origin });

test('a page recorded from its start needs no words', () => {
  expect(describeRecording({ connection: 'open', status: recorded, sessions: [session(true)] })).toEqual({
    tone: 'on',
    label: 'Recording',
  });
});

test('a page recorded from its middle can be reloaded to have the whole', () => {
  expect(describeRecording({ connection: 'open', status: recorded, sessions: [session(false)] })).toMatchObject({
    tone: 'partial',
    detail: expect.stringMatching(/^Recorded since \d\d:\d\d:\d\d: /),
    action: 'reload',
  });
});

test('an origin that is not listed can be added', () => {
  const unlisted = status({ on: false, why: 'not-listed', origin });
  expect(describeRecording({ connection: 'open', status: unlisted, sessions: [] })).toMatchObject({
    tone: 'off',
    action: 'list-origin',
    detail: expect.stringContaining(origin),
  });
});

test('of a page that is armed the last minutes can be kept', () => {
  const armed = status({ on: false, why: 'armed', origin });
  expect(describeRecording({ connection: 'open', status: armed, sessions: [session(true)] })).toMatchObject({
    label: 'Armed',
    action: 'keep',
  });
});

test('a page of a sandbox or a file has no origin that could be listed', () => {
  const unlisted = status({ on: false, why: 'not-listed' });
  const note = describeRecording({ connection: 'open', status: unlisted, sessions: [] });
  expect(note).toMatchObject({ tone: 'off', detail: expect.stringContaining('a sandbox, or a file') });
  expect(note.action).toBeUndefined();
});

test.each([
  ['before-extension', 'loaded before the extension', true],
  ['crashed', 'has crashed', true],
  ['put-aside', 'discarded this page', false],
  ['closed', 'was closed', false],
  ['closed-to-extensions', 'chrome://extensions, Details', false],
] as const)('of a tab that is %s it is told why, and to reload it where that helps', (unrecorded, words, helps) => {
  const note = describeRecording({ connection: 'open', status: { ...status(), unrecorded }, sessions: [] });
  expect(note).toMatchObject({ tone: 'off', label: 'Not recording', detail: expect.stringContaining(words) });
  expect(note.action).toBe(helps ? 'reload' : undefined);
});

test('before the background answered nothing is claimed', () => {
  expect(describeRecording({ connection: 'open', status: undefined, sessions: [] }).tone).toBe('waiting');
});

test('after an update of the extension it says so, whatever was known before', () => {
  expect(describeRecording({ connection: 'gone', status: recorded, sessions: [session(true)] }).tone).toBe('gone');
});

function session(fromStart: boolean) {
  const parsed = parseBatch({ v: 1, session: { id: 's', originMs: 1 }, batch: 1, records: [] });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { header: parsed.value.session, fromStart, sinceMs: 1_000, knownToT: 0, missing: 0 };
}
