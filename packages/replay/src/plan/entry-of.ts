import type { DriftRecord, RecordOf } from '@driftscope/records';
import type { EntryWord } from './create-variables.ts';
import { jsonIn } from './json-in.ts';
import type { Entry } from './replay.ts';
import { textsIn } from './texts-in.ts';

/** What was entered is sent so soon, if at all by this step. */
const SENT_WITHIN_MS = 30_000;

type Written = Pick<RecordOf<'ui.change' | 'ui.press'>, 'size' | 't'>;

/**
 * What was entered into a field: a text of its length in what the page sent next. No recording has it otherwise.
 *
 * @param after the records of the session that follow.
 * @param variableFor gives a name for what only who runs the test can tell.
 */
export function entryOf(step: Written, after: readonly DriftRecord[], variableFor: (word: EntryWord) => string): Entry {
  if (step.size === undefined) return { kind: 'secret', variable: variableFor('password') };
  const text = sentText(step, after);
  return text === undefined
    ? { kind: 'unknown', variable: variableFor('text'), length: step.size }
    : { kind: 'known', text };
}

/** The text that was entered, as far as it was sent. */
export function sentText({ size, t }: Written, after: readonly DriftRecord[]): string | undefined {
  for (const record of after) {
    if (record.t > t + SENT_WITHIN_MS) break;
    for (const { text } of textsIn(sentBy(record))) {
      if (text.length === size && !text.includes('[redacted')) return text;
    }
  }
  return undefined;
}

function sentBy(record: DriftRecord) {
  if (record.kind === 'http.request') return (record.body === undefined ? undefined : jsonIn(record.body)) ?? null;
  if (record.kind !== 'socket.frame' || record.dir !== 'out' || record.text === undefined) return null;
  return jsonIn(record.text) ?? null;
}
