import type { HarEntry } from './har-schema.ts';

/** What Chrome has in every entry, beside what is read again. */
export interface WrittenEntry extends HarEntry {
  readonly cache: object;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
}

/** The page that an entry belongs to. */
export interface EntryPage {
  /** Epoch ms. */
  readonly originMs: number;
  readonly pageref: string;
}

export interface EntryParts {
  /** ms since the page's origin. */
  readonly t: number;
  /** Absent: it did not end. */
  readonly durationMs: number | undefined;
  readonly type: 'document' | 'fetch' | 'xhr' | 'websocket';
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string | undefined;
  /** 0: there was no answer. */
  readonly status: number;
  readonly error?: string | undefined;
  readonly content?: { readonly mimeType?: string; readonly text?: string; readonly encoding?: string };
  readonly messages?: HarEntry['_webSocketMessages'];
}

/** What is not known is said as HAR says it: -1, or empty. */
export function writtenEntry({ originMs, pageref }: EntryPage, parts: EntryParts): WrittenEntry {
  const { t, durationMs, type, method, url, headers = [], body, status, error, content = {}, messages } = parts;
  const version = type === 'websocket' ? 'HTTP/1.1' : '';
  const request = {
    method,
    url,
    httpVersion: version,
    headers: [...headers],
    queryString: queryOf(url),
    cookies: [],
    headersSize: -1,
    bodySize: body?.length ?? 0,
    ...(body !== undefined && { postData: { mimeType: mimeTypeOf(body), text: body } }),
  };
  const response = {
    status,
    statusText: status === 101 ? 'Switching Protocols' : '',
    httpVersion: version,
    headers: [],
    cookies: [],
    content: { size: content.text?.length ?? 0, mimeType: 'x-unknown', ...content },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _transferSize: 0,
    _error: error ?? null,
  };
  return {
    pageref,
    _resourceType: type,
    startedDateTime: new Date(originMs + t).toISOString(),
    time: durationMs ?? -1,
    request,
    response,
    cache: {},
    timings: { send: 0, wait: durationMs ?? -1, receive: 0 },
    ...(messages && { _webSocketMessages: messages }),
  };
}

const queryOf = (url: string): readonly object[] =>
  URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];

const mimeTypeOf = (body: string): string => (/^\s*[[{]/.test(body) ? 'application/json' : 'text/plain');
