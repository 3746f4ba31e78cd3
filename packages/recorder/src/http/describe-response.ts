import type { RecordOf } from '@driftscope/records';
import { nativeGetter, nativeMethod } from '../hook/native.ts';

export type ResponseDescription = Pick<RecordOf<'http.response'>, 'status' | 'contentType' | 'noBody'>;

const { Response, Headers } = globalThis;
const statusOf = nativeGetter(Response.prototype, 'status');
const typeOf = nativeGetter(Response.prototype, 'type');
const headersOf = nativeGetter(Response.prototype, 'headers');
const bodyOf = nativeGetter(Response.prototype, 'body');
const headerValue = nativeMethod(Headers.prototype, 'get');

/** A body known to be longer is not worth the memory of a copy. */
const maxLengthBytes = 4_000_000;
const emptyStatuses: ReadonlySet<unknown> = new Set([204, 205, 304]);
const streams = /^(text\/event-stream|multipart\/|application\/(x-ndjson|jsonl|stream\+json|grpc))/;
const texts = /^(text\/|application\/([\w.+-]*\+)?(json|xml|x-www-form-urlencoded|graphql))/;

/** Says what came, and whether its body is worth a copy. Throws on what is no `Response` of the browser's own. */
export function describeResponse(response: unknown): ResponseDescription {
  const contentType = headerValue(headersOf(response), 'content-type');
  const noBody = whyNoBody(response, typeof contentType === 'string' ? contentType.trim().toLowerCase() : '');
  return {
    status: Number(statusOf(response)),
    ...(typeof contentType === 'string' ? { contentType } : {}),
    ...(noBody === undefined ? {} : { noBody }),
  };
}

function whyNoBody(response: unknown, contentType: string): ResponseDescription['noBody'] {
  const type = typeOf(response);
  if (type === 'opaque' || type === 'opaqueredirect') return 'opaque';
  const length = headerValue(headersOf(response), 'content-length');
  if (bodyOf(response) === null || emptyStatuses.has(statusOf(response)) || length === '0') return 'empty';
  if (streams.test(contentType)) return 'stream';
  if (!texts.test(contentType)) return 'binary';
  return Number(length) > maxLengthBytes ? 'large' : undefined;
}
