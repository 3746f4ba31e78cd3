import type { HarEntry } from './har-schema.ts';
import type { Timed } from './timed.ts';

/** Whether a script of the page asked. Of files that do not say so: whether it could be. */
export function isRequest({ _resourceType, _webSocketMessages, response }: HarEntry): boolean {
  if (_resourceType !== undefined) return _resourceType === 'xhr' || _resourceType === 'fetch';
  return _webSocketMessages === undefined && (response.content?.mimeType ?? '').includes('json');
}

/** The records of a request and of what came back. */
export function requestRecords(entry: HarEntry, request: number): readonly Timed[] {
  const { method, url, postData } = entry.request;
  const at = Date.parse(entry.startedDateTime);
  const auth = schemeOf(entry);
  const asked: Timed = {
    at,
    fields: {
      kind: 'http.request',
      request,
      api: entry._resourceType === 'xhr' ? 'xhr' : 'fetch',
      method,
      url,
      ...(auth !== undefined && { auth }),
      ...(postData?.text !== undefined && { body: postData.text }),
    },
  };
  const durationMs = entry.time ?? -1;
  if (durationMs < 0) return [asked];
  return [asked, ...answerRecords(entry, request, durationMs).map((fields) => ({ at: at + durationMs, fields }))];
}

function answerRecords({ response }: HarEntry, request: number, durationMs: number): readonly Timed['fields'][] {
  const { status, content = {} } = response;
  if (status <= 0) {
    const message = response._error ?? response._failureText ?? 'There was no answer.';
    const reason = /abort|cancel/i.test(message) ? 'abort' : 'network';
    return [{ kind: 'http.failure', request, reason, message, durationMs }];
  }
  const body = bodyOf(content);
  const contentType = content.mimeType ? { contentType: content.mimeType } : {};
  // A file that was saved without contents does not say what the answer was: as if it could not be read.
  const noBody = body === undefined ? ({ noBody: content.encoding === 'base64' ? 'binary' : 'opaque' } as const) : {};
  const responded = { kind: 'http.response', request, status, durationMs, ...contentType, ...noBody } as const;
  return body === undefined ? [responded] : [responded, { kind: 'http.body', request, body }];
}

function bodyOf({ text, encoding, mimeType = '' }: NonNullable<HarEntry['response']['content']>): string | undefined {
  if (encoding !== 'base64') return text;
  return text !== undefined && /json|text/.test(mimeType) ? decodeBase64(text) : undefined;
}

function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function schemeOf({ request: { headers = [] } }: HarEntry): string | undefined {
  const value = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  return value?.split(' ', 1)[0]?.toLowerCase();
}
