import type { HttpEffect } from '../machine/effect.ts';
import type { FailureReason, HttpEvent } from '../machine/event.ts';
import { parsePushAnswer } from '../protocol/mutation.ts';
import type { Result } from '../protocol/result.ts';
import { parseHeadsAnswer, parseSyncAnswer, type ScopeRequest } from '../protocol/sync-answer.ts';
import type { AskCredentials } from './credentials.ts';

export interface HttpOptions {
  /** Where the server's routes are mounted, without a slash at its end: `''` for the page's own origin. */
  readonly url: string;
  readonly credentials: AskCredentials;
  readonly fetch: typeof fetch;
}

export interface Http {
  /** Answers with one event, whatever happens. */
  perform(effect: HttpEffect): Promise<HttpEvent>;
  /** Cuts off what is under way, so that no answer of a user outlives their stay. */
  abort(): void;
}

/** Performs the machine's requests. It sets no deadline: the machine has one, and forgets the request when it passes. */
export function createHttp({ url, credentials, fetch }: HttpOptions): Http {
  let stay = new AbortController();

  const ask = async (path: string, refresh: boolean, init: RequestInit = {}): Promise<Response | undefined> => {
    const { signal } = stay;
    const token = await credentials({ refresh });
    if (token === null || signal.aborted) return undefined;
    const headers = { ...init.headers, ...(token !== '' && { authorization: `Bearer ${token}` }) };
    return fetch(`${url}${path}`, { ...init, headers, signal, cache: 'no-store' });
  };

  const answer = async (effect: HttpEffect): Promise<HttpEvent> => {
    const { request, refresh } = effect;
    const failed = (reason: FailureReason): HttpEvent => ({ kind: 'request-failed', request, reason });
    const response = await send(effect, ask, refresh);
    if (!response) return failed('lost');
    if (effect.kind === 'read-heads' && response.status === 304) {
      const nowMs = Number(response.headers.get('sync-now') ?? Number.NaN);
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
      stay.abort();
      stay = new AbortController();
    },
  };
}

type Ask = (path: string, refresh: boolean, init?: RequestInit) => Promise<Response | undefined>;

function send(effect: HttpEffect, ask: Ask, refresh: boolean): Promise<Response | undefined> {
  switch (effect.kind) {
    case 'read-heads':
      return ask('/sync', refresh, { headers: { 'if-none-match': `"${effect.tag}"` } });
    case 'read':
      return ask(`/sync?${scopesQuery(effect.scopes)}`, refresh);
    case 'push': {
      const body = JSON.stringify({ mutations: effect.mutations });
      return ask('/mutations', refresh, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    }
  }
}

/** `since` follows its scope, empty where the client holds nothing of it. */
function scopesQuery(scopes: readonly ScopeRequest[]): string {
  const query = new URLSearchParams();
  for (const { scope, since } of scopes) {
    query.append('scope', scope);
    query.append('since', since === undefined ? '' : `${since}`);
  }
  return query.toString();
}

function reasonOf(status: number): FailureReason {
  if (status === 401) return 'unauthorized';
  return status === 403 ? 'refused' : 'lost';
}

function taken<T>(parsed: Result<T>, event: (value: T) => HttpEvent): HttpEvent {
  if (!parsed.ok) throw new Error(parsed.message);
  return event(parsed.value);
}
