import { fail, type ImportedRecording, ok, type SessionId } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { addedBy, addressOf, type OpenedFile, sayOpened } from './opened-file.ts';

const ids = (...names: readonly string[]) => names.map((name) => name as SessionId);

function opened(answer: Partial<ImportedRecording>): OpenedFile {
  const sessions = ids('a', 'b');
  return { number: 1, name: 'x.drift', answer: ok({ sessions, added: sessions, batches: 3, stored: 3, ...answer }) };
}

const refused: OpenedFile = { number: 1, name: 'x.zip', answer: fail('foreign-file', 'It is none.', 'Take another.') };

describe('what came of opening a file is said', () => {
  const incomplete = { kind: 'truncated-recording', message: 'It was cut.', hint: 'Ask for it again.' };
  test.each([
    [opened({}), 'x.drift has 2 sessions.'],
    [opened({ added: ids('a') }), 'x.drift has 2 sessions, 1 of them new.'],
    [opened({ added: [] }), 'x.drift has 2 sessions, none of them new.'],
    [opened({ added: [], stored: 0 }), 'All of x.drift was here already.'],
    [
      opened({ sessions: [], added: [], batches: 0, stored: 0 }),
      'x.drift has nothing in it: a HAR file takes requests or WebSocket messages, a recording at least one record.',
    ],
    [opened({ incomplete }), 'x.drift has 2 sessions. It was read only in part: It was cut. Ask for it again.'],
    [refused, 'x.zip was not opened. It is none. Take another.'],
  ])('%#', (file, words) => {
    expect(sayOpened(file)).toBe(words);
  });
});

test('one session is shown itself, several are listed, and what was not opened is not shown', () => {
  const one = opened({ sessions: ids('a') });
  expect(addressOf([one, refused])).toBe('/sessions/a');
  expect(addressOf([one, one])).toBe('/sessions/a');
  expect(addressOf([one, opened({})])).toBe('/sessions?imported=true');
  expect(addressOf([refused])).toBeUndefined();
});

test('only what was not here before is taken away again', () => {
  expect(addedBy([opened({ added: ids('b') }), refused])).toEqual(['b']);
});
