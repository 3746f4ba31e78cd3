import { fail, type ImportedRecording, type Result, readTicketRecording } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

/** Has the collector take a recording, that of a ticket, or a HAR file. What cannot be read at all, such as a folder, is not sent. */
export async function openFile(
  api: Pick<ApiClient, 'importRecording'>,
  file: File,
): Promise<Result<ImportedRecording>> {
  let recorded: File;
  try {
    recorded = await recordingOf(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'unreadable-file',
      `The browser cannot read it (${why}).`,
      'It may be a folder, or not be there any more.',
    );
  }
  const answer = await api.importRecording(recorded);
  const hint = answer.ok ? undefined : hints.get(answer.error.kind);
  return answer.ok || hint === undefined ? answer : { ok: false, error: { ...answer.error, hint } };
}

const TICKET_START = '<!doctype html>';
/** As base64 the largest recording that a collector takes has 86 MiB; beside it stand records. */
const MOST_TICKET_BYTES = 128 * 1024 * 1024;

/** What is in a ticket, else the file itself. Rejects where it cannot be read. */
async function recordingOf(file: File): Promise<File> {
  const start = await file.slice(0, TICKET_START.length).text();
  if (start !== TICKET_START || file.size > MOST_TICKET_BYTES) return file;
  const recording = readTicketRecording(await file.text());
  return recording === undefined ? file : new File([recording], file.name);
}

const SEND_IT = 'send the file with a token of scope ingest (collector/API.md).';
/** By the kind of a refusal: the collector's own hints are for those who record. */
const hints: ReadonlyMap<string, string> = new Map([
  // Of who is here without a token nobody asks for one, so there is none yet that one could sign in with.
  [
    'bad-token',
    `Sending takes one here. Create one of scope admin with the command below: this page then asks for it, and opens files. Or ${SEND_IT}`,
  ],
  ['wrong-scope', `Sign out, and in again with a token of scope admin. Or ${SEND_IT}`],
]);
