import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate, zstdDecompress } from 'node:zlib';
import type { Result } from '@driftscope/records';
import { type Refusal, refusal } from './refusal.ts';

/** What may come over the wire, and what may become of it. A bomb is stopped at the second. */
export const MAX_BYTES = 8 * 1024 * 1024;
export const MAX_INFLATED_BYTES = 32 * 1024 * 1024;

interface Limits {
  readonly maxOutputLength: number;
}
type Inflate = (body: Buffer, limits: Limits) => Promise<Buffer>;
const inflaters = new Map<string, Inflate>([
  ['gzip', promisify<Buffer, Limits, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, Limits, Buffer>(inflate)],
  ['zstd', promisify<Buffer, Limits, Buffer>(zstdDecompress)],
]);

/** Reads a JSON request's body, at most 8 MiB on the wire and 32 MiB inflated. */
export async function readBody(request: IncomingMessage): Promise<Result<Buffer, Refusal>> {
  return mediaTypeOf(request) === 'application/json'
    ? readAnyBody(request)
    : no(notJson(request.headers['content-type'] ?? ''));
}

const encodingOf = ({ headers }: IncomingMessage): string => (headers['content-encoding'] ?? 'identity').toLowerCase();

const isKnown = (encoding: string): boolean => encoding === 'identity' || inflaters.has(encoding);

/** What the body says it is, without parameters. Empty: it does not say. */
export const mediaTypeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The same of any type. */
export async function readAnyBody(request: IncomingMessage): Promise<Result<Buffer, Refusal>> {
  const encoding = encodingOf(request);
  if (!isKnown(encoding)) return no(unknownEncoding(encoding));
  const body = await readPackedBody(request);
  return body.ok ? unpackBody(request, body.value) : body;
}

/** Reads a body as it comes over the wire, at most 8 MiB. */
export async function readPackedBody(request: IncomingMessage): Promise<Result<Buffer<ArrayBuffer>, Refusal>> {
  const body = await readBytes(request);
  return body === undefined ? no(tooLarge(MAX_BYTES)) : { ok: true, value: body };
}

/** Unpacks a body that was read as it came. */
export async function unpackBody(request: IncomingMessage, body: Buffer): Promise<Result<Buffer, Refusal>> {
  const encoding = encodingOf(request);
  if (!isKnown(encoding)) return no(unknownEncoding(encoding));
  const inflater = inflaters.get(encoding);
  if (inflater === undefined) return { ok: true, value: body };
  try {
    return { ok: true, value: await inflater(body, { maxOutputLength: MAX_INFLATED_BYTES }) };
  } catch (error) {
    return no(isTooLong(error) ? tooLarge(MAX_INFLATED_BYTES) : damaged(encoding, error));
  }
}

/** Absent when there is too much. The rest is read and dropped, so that the sender gets to see the answer. */
async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > MAX_BYTES) return undefined;
  // Most batches come in one piece: it is not copied.
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
}

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const no = (error: Refusal): Result<never, Refusal> => ({ ok: false, error });

const tooLarge = (limit: number): Refusal =>
  refusal(413, 'too-large', `The body is larger than ${limit} bytes.`, 'Send the records in smaller batches.');

const notJson = (type: string): Refusal =>
  refusal(
    415,
    'not-json',
    type === '' ? 'The body has no Content-Type.' : `The body is ${JSON.stringify(type)}.`,
    'Send Content-Type: application/json.',
  );

const unknownEncoding = (encoding: string): Refusal =>
  refusal(
    415,
    'unknown-encoding',
    `Content-Encoding ${JSON.stringify(encoding)} is not known here.`,
    'Send the body as it is, or as gzip, deflate or zstd.',
  );

const damaged = (encoding: string, error: unknown): Refusal =>
  refusal(400, 'damaged-body', `The body is no ${encoding} (${String(error)}).`, 'Check that it is sent whole.');
