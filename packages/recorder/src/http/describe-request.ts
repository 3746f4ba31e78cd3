import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { readOwn } from '../hook/read-own.ts';

export interface RequestDescription {
  readonly method: string;
  /** Absolute, without fragment. */
  readonly url: string;
  /** The Authorization header as sent. It is looked at, and never kept. */
  readonly authorization?: string;
  readonly body?: string;
  readonly cut?: 'size';
}

const maxBody = 65_536;
const { Request, Headers, URL, URLSearchParams } = globalThis;
const requestUrl = nativeGetter(Request.prototype, 'url');
const requestMethod = nativeGetter(Request.prototype, 'method');
const requestHeaders = nativeGetter(Request.prototype, 'headers');
const headerValue = nativeMethod(Headers.prototype, 'get');
const paramsText = nativeMethod(URLSearchParams.prototype, 'toString');
const hrefOf = nativeGetter(URL.prototype, 'href');

/**
 * Describes the arguments of a `fetch` without changing what the call will see: no getter of the page is run, no body
 * or iterator is consumed. `undefined` when the address cannot be told that way.
 *
 * A body is described when it is a string or `URLSearchParams` in `init`; that of a `Request` object is not read.
 */
export function describeRequest([input, init]: readonly unknown[], baseUrl: string): RequestDescription | undefined {
  const url = addressOf(input, baseUrl);
  if (url === undefined) return undefined;
  const options = typeof init === 'object' && init !== null ? init : {};
  const method = readOwn(options, 'method') ?? (input instanceof Request ? requestMethod(input) : 'GET');
  const headers = readOwn(options, 'headers') ?? (input instanceof Request ? requestHeaders(input) : undefined);
  const authorization = authorizationIn(headers);
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    url,
    ...(authorization === undefined ? {} : { authorization }),
    ...bodyOf(readOwn(options, 'body')),
  };
}

function addressOf(input: unknown, baseUrl: string): string | undefined {
  let address: unknown = input;
  if (input instanceof Request) address = requestUrl(input);
  else if (input instanceof URL) address = hrefOf(input);
  if (typeof address !== 'string' || !URL.canParse(address, baseUrl)) return undefined;
  return new URL(address, baseUrl).href.split('#')[0];
}

function authorizationIn(headers: unknown): string | undefined {
  if (headers instanceof Headers) return text(headerValue(headers, 'authorization'));
  if (Array.isArray(headers)) {
    const pair: unknown = headers.find((entry) => Array.isArray(entry) && isAuthorization(entry[0]));
    return Array.isArray(pair) ? text(pair[1]) : undefined;
  }
  if (typeof headers !== 'object' || headers === null) return undefined;
  const key = Object.keys(headers).find(isAuthorization);
  return key === undefined ? undefined : text(readOwn(headers, key));
}

function bodyOf(body: unknown): { body?: string; cut?: 'size' } {
  const whole = body instanceof URLSearchParams ? paramsText(body) : body;
  if (typeof whole !== 'string') return {};
  return whole.length > maxBody ? { body: whole.slice(0, maxBody), cut: 'size' } : { body: whole };
}

const isAuthorization = (name: unknown): boolean => typeof name === 'string' && name.toLowerCase() === 'authorization';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
