import { type Batch, fail, parseBatch, parseJson, type Result } from '@driftscope/records';

/** Reads a batch from a request's body: UTF-8, JSON, and the schemas of its records. */
export function readBatch(body: Uint8Array): Result<Batch> {
  const text = decode(body);
  if (text === undefined) return fail('invalid-json', 'The body is no UTF-8.', 'Send JSON text in UTF-8.');
  const json = parseJson(text);
  return json.ok ? parseBatch(json.value) : json;
}

function decode(body: Uint8Array): string | undefined {
  try {
    return decoder.decode(body);
  } catch {
    // It has no other way to say that the bytes are no UTF-8.
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
