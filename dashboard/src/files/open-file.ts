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
  return api.importRecording(file);
}
