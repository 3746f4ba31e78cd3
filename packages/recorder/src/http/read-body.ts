import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { readOwn } from '../hook/read-own.ts';

export interface BodyText {
  readonly body: string;
  /** Only the start was read: the rest was too long, or too slow to come. */
  readonly cut?: 'size';
}

const { Response, ReadableStream, ReadableStreamDefaultReader, TextDecoder } = globalThis;
const clone = nativeMethod(Response.prototype, 'clone');
const bodyOf = nativeGetter(Response.prototype, 'body');
const getReader = nativeMethod(ReadableStream.prototype, 'getReader');
const readNext = nativeMethod(ReadableStreamDefaultReader.prototype, 'read');
const cancel = nativeMethod(ReadableStreamDefaultReader.prototype, 'cancel');
const then = nativeMethod(Promise.prototype, 'then');

const MAX_BYTES = 262_144;
const MAX_MS = 10_000;

/**
 * Reads a copy of a body, in the browser's own time; the page's body stays whole. Call it before the page can read.
 * `undefined` when the body failed on its way, as it does when the page aborts.
 */
export async function readBody(
  response: unknown,
  after: (ms: number, run: () => void) => () => void,
): Promise<BodyText | undefined> {
  const reader = getReader(bodyOf(clone(response)));
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  let late = false;
  const stop = () => then(cancel(reader), undefined, () => undefined);
  const callOff = after(MAX_MS, () => {
    late = true;
    stop();
  });
  try {
    for (;;) {
      const chunk = chunkOf(await readNext(reader));
      if (chunk === undefined) break;
      text += decoder.decode(chunk.subarray(0, MAX_BYTES - bytes), { stream: true });
      bytes += chunk.length;
      if (bytes > MAX_BYTES) {
        stop();
        return { body: text, cut: 'size' };
      }
    }
    text += decoder.decode();
    return late ? { body: text, cut: 'size' } : { body: text };
  } catch {
    return undefined; // The page sees the same failure in its own copy; that is its record, not this one.
  } finally {
    callOff();
  }
}

function chunkOf(result: unknown): Uint8Array | undefined {
  if (typeof result !== 'object' || result === null || readOwn(result, 'done') === true) return undefined;
  const value = readOwn(result, 'value');
  return value instanceof Uint8Array ? value : undefined;
}
