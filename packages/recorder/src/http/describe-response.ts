import type { RecordOf } from '@driftscope/records';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { whyNoBody } from './why-no-body.ts';

export type ResponseDescription = Pick<RecordOf<'http.response'>, 'status' | 'contentType' | 'noBody'>;

const { Response, Headers } = globalThis;
const statusOf = nativeGetter(Response.prototype, 'status');
const typeOf = nativeGetter(Response.prototype, 'type');
const headersOf = nativeGetter(Response.prototype, 'headers');
const bodyOf = nativeGetter(Response.prototype, 'body');
const headerValue = nativeMethod(Headers.prototype, 'get');

/** Says what came, and whether its body is worth a copy. Throws on what is no `Response` of the browser's own. */
export function describeResponse(response: unknown): ResponseDescription {
  const status = Number(statusOf(response));
  const contentType = header(response, 'content-type');
  const noBody = isOpaque(response) ? 'opaque' : whyNoBody(status, contentType, header(response, 'content-length'));
  const absent = noBody !== 'opaque' && bodyOf(response) === null ? 'empty' : noBody;
  return {
    status,
    ...(contentType === null ? {} : { contentType }),
    ...(absent === undefined ? {} : { noBody: absent }),
  };
}

function isOpaque(response: unknown): boolean {
  const type = typeOf(response);
  return type === 'opaque' || type === 'opaqueredirect';
}

function header(response: unknown, name: string): string | null {
  const value = headerValue(headersOf(response), name);
  return typeof value === 'string' ? value : null;
}
