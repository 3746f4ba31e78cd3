import { fail, type ImportedRecording, type Result } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

/** Has the collector take a recording or a HAR file. What cannot be read at all, such as a folder, is not sent. */
export async function openFile(
  api: Pick<ApiClient, 'importRecording'>,
  file: File,
): Promise<Result<ImportedRecording>> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'unreadable-file',
      `The browser cannot read it (${why}).`,
      'It may be a folder, or not be there any more.',
    );
  }
  const answer = await api.importRecording(file);
  if (answer.ok || !REFUSALS.has(answer.error.kind)) return answer;
  return { ok: false, error: { ...answer.error, hint: TOKEN_HINT } };
}

/** What a collector says to who brings no token, or one of another scope. Its hint is for those who record. */
const REFUSALS = new Set(['bad-token', 'wrong-scope']);
const TOKEN_HINT = 'Sign in with a token of scope admin, or send the file with one of scope ingest (collector/API.md).';
