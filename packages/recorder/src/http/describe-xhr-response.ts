import { jsonText } from '../hook/json-text.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { createBudget, isSpent } from '../store/budget.ts';
import { encodeState } from '../store/encode-state.ts';
import { type BodyBytes, bodyBytes } from './body-bytes.ts';
import type { ResponseDescription } from './describe-response.ts';
import type { BodyText } from './read-body.ts';
import { whyNoBody } from './why-no-body.ts';

const { XMLHttpRequest } = globalThis;
const { prototype } = XMLHttpRequest;
const statusOf = nativeGetter(prototype, 'status');
const typeOf = nativeGetter(prototype, 'responseType');
const textOf = nativeGetter(prototype, 'responseText');
const responseOf = nativeGetter(prototype, 'response');
const header = nativeMethod(prototype, 'getResponseHeader');

const MAX_CHARS = 262_144;

/** Says what came. Status 0: nothing did, and an event will tell why. `takesBytes`: bytes are worth a copy, too. */
export function describeXhrResponse(xhr: unknown, takesBytes: boolean): ResponseDescription {
  const status = Number(statusOf(xhr));
  const contentType = headerText(xhr, 'content-type');
  const type = typeOf(xhr);
  const readable = type === '' || type === 'text' || type === 'json';
  const why = whyNoBody(status, contentType, headerText(xhr, 'content-length'));
  const absent = why ?? (readable ? undefined : 'binary');
  const noBody = absent === 'binary' && takesBytes ? undefined : absent;
  return {
    status,
    ...(contentType === null ? {} : { contentType }),
    ...(noBody === undefined ? {} : { noBody }),
  };
}

/**
 * Reads the body of a request that is done, as the page itself may: the browser keeps one and the same string or object
 * for all who ask. JSON that the browser parsed is written anew. `undefined`: there is none, or none that is text.
 */
export function readXhrBody(xhr: unknown): BodyText | undefined {
  const type = typeOf(xhr);
  if (type === 'arraybuffer' || type === 'blob' || type === 'document') return undefined;
  const whole = type === 'json' ? writtenAnew(responseOf(xhr)) : textOf(xhr);
  if (typeof whole !== 'string') return undefined;
  return whole.length > MAX_CHARS ? { body: whole.slice(0, MAX_CHARS), cut: 'size' } : { body: whole };
}

/** The body where it came as bytes. The browser keeps one and the same for all who ask. */
export function readXhrBytes(xhr: unknown): BodyBytes | undefined {
  const type = typeOf(xhr);
  return type === 'arraybuffer' || type === 'blob' ? bodyBytes(responseOf(xhr)) : undefined;
}

/** A longer one than is kept is not written at all. */
function writtenAnew(value: unknown): string | undefined {
  const budget = createBudget(MAX_CHARS, MAX_CHARS);
  // In an array, since a primitive is JSON too.
  const copy = encodeState([value], budget);
  if (value === null || typeof copy !== 'object' || copy === null || isSpent(budget)) return undefined;
  return jsonText(copy).slice(1, -1);
}

function headerText(xhr: unknown, name: string): string | null {
  const value = header(xhr, name);
  return typeof value === 'string' ? value : null;
}
