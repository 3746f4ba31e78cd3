import type { DriftRecord, RecordOf } from '../record.ts';
import { type EntryPage, type EntryParts, type WrittenEntry, writtenEntry } from './written-entry.ts';

type Answer = RecordOf<'http.response' | 'http.body' | 'http.failure'>;

/** What scripts of the page asked, with what came back. */
export function requestEntries(records: readonly DriftRecord[], page: EntryPage): readonly WrittenEntry[] {
  const answers = new Map<number, Answer[]>();
  for (const record of records) {
    if (!isAnswer(record)) continue;
    const known = answers.get(record.request);
    if (known === undefined) answers.set(record.request, [record]);
    else known.push(record);
  }
  return records.flatMap((record) =>
    record.kind === 'http.request'
      ? [writtenEntry(page, { ...askedParts(record), ...answerParts(answers.get(record.request) ?? []) })]
      : [],
  );
}

const isAnswer = (record: DriftRecord): record is Answer =>
  record.kind === 'http.response' || record.kind === 'http.body' || record.kind === 'http.failure';

function askedParts({ t, api, method, url, auth, body }: RecordOf<'http.request'>) {
  // Credentials were never recorded, only how they were given.
  const headers = auth === undefined ? [] : [{ name: 'Authorization', value: `${auth} [redacted]` }];
  return { t, type: api, method, url, headers, body };
}

function answerParts(answers: readonly Answer[]): Pick<EntryParts, 'status' | 'durationMs' | 'error' | 'content'> {
  const failure = answers.find((answer) => answer.kind === 'http.failure');
  if (failure !== undefined) {
    const error = failure.reason === 'abort' ? 'net::ERR_ABORTED' : 'net::ERR_FAILED';
    return { status: 0, durationMs: failure.durationMs, error };
  }
  const response = answers.find((answer) => answer.kind === 'http.response');
  if (response === undefined) return { status: 0, durationMs: undefined };
  const body = answers.find((answer) => answer.kind === 'http.body');
  const { status, durationMs, contentType } = response;
  return {
    status,
    durationMs,
    content: { ...(contentType !== undefined && { mimeType: contentType }), ...(body && contentOf(body)) },
  };
}

const contentOf = ({ body, base64 }: RecordOf<'http.body'>) =>
  base64 === undefined ? { text: body } : { text: base64, encoding: 'base64' };
