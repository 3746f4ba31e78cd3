import { fail, type ImportedRecording, type Result } from '@driftscope/records';
import { readTicketRecording } from '@driftscope/ui';
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
  if (answer.ok || !REFUSALS.has(answer.error.kind)) return answer;
  return { ok: false, error: { ...answer.error, hint: TOKEN_HINT } };
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

/** What a collector says to who brings no token, or one of another scope. Its hint is for those who record. */
const REFUSALS = new Set(['bad-token', 'wrong-scope']);
const TOKEN_HINT = 'Sign in with a token of scope admin, or send the file with one of scope ingest (collector/API.md).';
