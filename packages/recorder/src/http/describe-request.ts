import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { readOwn } from '../hook/read-own.ts';
import { absoluteUrl } from './absolute-url.ts';
import { type BodyDescription, describeBody } from './describe-body.ts';
import { describeHeaders, type HeadersDescription } from './describe-headers.ts';
import type { BodyOfRequest } from './watch-request-bodies.ts';

export interface RequestDescription extends HeadersDescription, BodyDescription {
  readonly method: string;
  /** Absolute, without fragment. */
  readonly url: string;
}

const { Request, Headers, URL } = globalThis;
const requestUrl = nativeGetter(Request.prototype, 'url');
const requestMethod = nativeGetter(Request.prototype, 'method');
const requestHeaders = nativeGetter(Request.prototype, 'headers');
const headerValue = nativeMethod(Headers.prototype, 'get');
const hrefOf = nativeGetter(URL.prototype, 'href');

/**
 * Describes the arguments of a `fetch` without changing what the call will see: no getter of the page is run, no body
 * or iterator is consumed. `undefined` when the address cannot be told that way.
 *
 * A body is described when it is a string or `URLSearchParams` in `init`, and that of a `Request` object when `bodyOf` knows it.
 */
export function describeRequest(
  [input, init]: readonly unknown[],
  baseUrl: string,
  bodyOf: BodyOfRequest = () => ({}),
): RequestDescription | undefined {
  const url = requestAddress(input, baseUrl);
  if (url === undefined) return undefined;
  const options = typeof init === 'object' && init !== null ? init : {};
  const method = readOwn(options, 'method') ?? (input instanceof Request ? requestMethod(input) : 'GET');
  const body = readOwn(options, 'body');
  const headers = readOwn(options, 'headers') ?? (input instanceof Request ? requestHeaders(input) : undefined);
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    url,
    ...describeHeaders(readerOf(headers)),
    ...((body === undefined || body === null) && input instanceof Request ? bodyOf(input) : describeBody(body)),
  };
}

/** The absolute address of what `fetch` and caches take. `undefined` where it cannot be told without running code of the page. */
export function requestAddress(input: unknown, baseUrl: string): string | undefined {
  let address: unknown = input;
  if (input instanceof Request) address = requestUrl(input);
  else if (input instanceof URL) address = hrefOf(input);
  return typeof address === 'string' ? absoluteUrl(address, baseUrl) : undefined;
}

/** Reads a header by its name, in whichever of the forms that `fetch` takes. */
function readerOf(headers: unknown): (name: string) => unknown {
  if (headers instanceof Headers) return (name) => headerValue(headers, name);
  if (Array.isArray(headers)) {
    return (name) => {
      const pair: unknown = headers.find((entry) => Array.isArray(entry) && isNamed(entry[0], name));
      return Array.isArray(pair) ? pair[1] : undefined;
    };
  }
  if (typeof headers !== 'object' || headers === null) return () => undefined;
  const keys = Object.keys(headers);
  return (name) => {
    const key = keys.find((candidate) => isNamed(candidate, name));
    return key === undefined ? undefined : readOwn(headers, key);
  };
}

const isNamed = (key: unknown, name: string): boolean =>
  typeof key === 'string' && key.length === name.length && key.toLowerCase() === name;
