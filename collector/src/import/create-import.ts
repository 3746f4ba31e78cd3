import { ImportedSchema } from '@driftscope/records';
import type { RequestHandler } from 'express';
import Type from 'typebox';
import { parseQuery } from '../http/parse-query.ts';
import { refusal, refuse } from '../http/refusal.ts';
import { oversizedFile } from '../recorded-file/oversized-file.ts';
import { type ImportOptions, importRecording, MAX_FILE_BYTES } from './import-recording.ts';

export const ImportQuerySchema = Type.Object({
  /** Of the file. */
  name: ImportedSchema.properties.file,
});

/** Builds the handler that takes a recording or a HAR file as the body, and answers 202 `ImportedRecording`. */
export function createImport(options: ImportOptions): RequestHandler {
  return async (request, response) => {
    const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
    if (encoding !== 'identity') return refuse(response, packed(encoding));
    if (length === '0') return refuse(response, empty);
    // Said before any of it is stored, where the sender says how much is to come.
    if (Number(length ?? 0) > MAX_FILE_BYTES)
      return refuse(response, { status: 413, fault: oversizedFile(MAX_FILE_BYTES) });
    const query = parseQuery(ImportQuerySchema, request.query);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const pieces = request.iterator({ destroyOnReturn: false });
    const imported = await importRecording({ pieces, name: query.value.name }, options);
    // The rest is read and dropped, so that the sender gets to see the answer.
    request.resume();
    if (!imported.ok) return refuse(response, imported.error);
    response.status(202).json(imported.value);
  };
}

const packed = (encoding: string) =>
  refusal(
    415,
    'unknown-encoding',
    `Content-Encoding ${JSON.stringify(encoding)} is not taken here.`,
    'Send the file as it is, without a Content-Encoding: a recording is packed already.',
  );

const empty = refusal(400, 'empty-body', 'The body is empty.', 'Send a .drift recording or a HAR file as the body.');
