import type { HttpEffect } from '../machine/effect.ts';
import type { FailureReason, HttpEvent } from '../machine/event.ts';
import { parsePushAnswer } from '../protocol/mutation.ts';
import type { Result } from '../protocol/result.ts';
import { parseHeadsAnswer, parseSyncAnswer, type ScopeRequest } from '../protocol/sync-answer.ts';
import { TIME_HEADER } from '../protocol/time-header.ts';
import type { AskCredentials } from './credentials.ts';

export interface HttpOptions {
  /** Where the server's routes are mounted, without a slash at its end: `''` for the page's own origin. */
  readonly url: string;
  readonly credentials: AskCredentials;
  readonly fetch: typeof fetch;
}

export interface Http {
  /** Answers with one event, whatever happens. Cuts off the request of its kind before it: the machine has given up on that. */
  perform(effect: HttpEffect): Promise<HttpEvent>;
  /** Cuts off what is under way, also what is not sent yet. */
  abort(): void;
}

/** Performs the machine's requests. It sets no deadline: the machine has one, and forgets the request when it passes. */
export function createHttp({ url, credentials, fetch }: HttpOptions): Http {
  const running: Record<'read' | 'push', AbortController> = {
    read: new AbortController(),
    push: new AbortController(),
  };

  /** Browsers open six connections to a server: those that hang must not take them all. */
  const begin = (kind: keyof typeof running): AbortSignal => {
    running[kind].abort();
    running[kind] = new AbortController();
    return running[kind].signal;
  };

  const ask: Ask = async ({ kind, refresh }, path, init = {}) => {
    const signal = begin(kind === 'push' ? 'push' : 'read');
    const token = await credentials({ refresh });
    if (token === null || signal.aborted) return undefined;
    const headers = { ...init.headers, ...(token !== '' && { authorization: `Bearer ${token}` }) };
    return fetch(`${url}${path}`, { ...init, headers, signal, cache: 'no-store' });
  };

  const answer = async (effect: HttpEffect): Promise<HttpEvent> => {
    const { request } = effect;
    const failed = (reason: FailureReason): HttpEvent => ({ kind: 'request-failed', request, reason });
    const response = await send(effect, ask);
    if (!response) return failed('lost');
    if (effect.kind === 'read-heads' && response.status === 304) {
      const nowMs = Number(response.headers.get(TIME_HEADER) ?? Number.NaN);
      return { kind: 'heads-unchanged', request, ...(Number.isFinite(nowMs) && { nowMs }) };
    }
    if (!response.ok) return failed(reasonOf(response.status));
    const body: unknown = await response.json();
    switch (effect.kind) {
      case 'read-heads':
        return taken(parseHeadsAnswer(body), (heads) => ({ kind: 'heads-read', request, answer: heads }));
      case 'read':
        return taken(parseSyncAnswer(body), (pages) => ({ kind: 'read', request, answer: pages }));
      case 'push':
        return taken(parsePushAnswer(body), (outcomes) => ({ kind: 'pushed', request, answer: outcomes }));
    }
  };

  return {
    // An answer that cannot be read is worth no more than none.
    perform: (effect) =>
      answer(effect).catch(() => ({ kind: 'request-failed', request: effect.request, reason: 'lost' })),
    abort: () => {
      running.read.abort();
      running.push.abort();
    },
  };
}

/** `undefined` where it was not sent: there are no credentials, or it was cut off before. */
type Ask = (effect: HttpEffect, path: string, init?: RequestInit) => Promise<Response | undefined>;

function send(effect: HttpEffect, ask: Ask): Promise<Response | undefined> {
  switch (effect.kind) {
    case 'read-heads':
      return ask(effect, '/sync', { headers: { 'if-none-match': `"${effect.tag}"` } });
    case 'read':
      return ask(effect, `/sync?${scopesQuery(effect.scopes)}`);
    case 'push': {
      const body = JSON.stringify({ mutations: effect.mutations });
      return ask(effect, '/mutations', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    }
  }
}

/** `since` follows its scope, empty where the client holds nothing of it. */
function scopesQuery(scopes: readonly ScopeRequest[]): string {
  const pairs = scopes.flatMap(({ scope, since = '' }) => [
    ['scope', scope],
    ['since', `${since}`],
  ]);
  return new URLSearchParams(pairs).toString();
}

function reasonOf(status: number): FailureReason {
  if (status === 401) return 'unauthorized';
  return status === 403 ? 'refused' : 'lost';
}

function taken<T>(parsed: Result<T>, event: (value: T) => HttpEvent): HttpEvent {
  if (!parsed.ok) throw new Error(parsed.message);
  return event(parsed.value);
}
