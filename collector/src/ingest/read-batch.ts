import { isUtf8 } from 'node:buffer';
import { type Batch, fail, parseBatch, parseJson, type Result } from '@driftscope/records';

/** Reads a batch from a request's body: UTF-8, JSON, and the schemas of its records. */
export function readBatch(body: Buffer): Result<Batch> {
  if (!isUtf8(body)) return fail('invalid-json', 'The body is no UTF-8.', 'Send JSON text in UTF-8.');
  const json = parseJson(body.toString());
  return json.ok ? parseBatch(json.value) : json;
}
