import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Scope } from '@driftscope/records';
import type { RequestHandler } from 'express';
import { type Refusal, refuse } from '../http/refusal.ts';
import { covers } from './covers.ts';
import type { TokenBook } from './create-token-book.ts';
import { noToken, unknownToken, wrongScope } from './refusals.ts';
import { findCookie, openCookie } from './session-cookie.ts';

/** Who asks. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
}

/** Who may do what. */
export interface Access {
  /** Why a request may not do what the scope is for. */
  judge(request: IncomingMessage, scope: Scope): Refusal | undefined;
  /** The same as a handler, which lets by who may, and answers all others. */
  ask(scope: Scope): RequestHandler;
  /** The same, also where no token was made for it: what it opens would stay open. */
  askAlways(scope: Scope): RequestHandler;
  /** The same of addresses that are read from and written to: `read` for the one, `admin` for the other. */
  readonly askReaders: RequestHandler;
  /** Whether a token is asked for at all. */
  isGuarded(scope: Scope): boolean;
  /** Whose token a secret is. Absent: it is none that is valid. */
  find(secret: string): Holder | undefined;
  /** Whose token a request brings. Absent: none that is valid. */
  holder(request: IncomingMessage): Holder | undefined;
}

export interface AccessOptions {
  readonly book: Pick<TokenBook, 'find' | 'byId' | 'guards'>;
  /** A secret from the environment, good for ingest. */
  readonly ingestSecret: string | undefined;
  /** Others than this machine can reach the collector: all is guarded, whatever tokens there are. */
  readonly isPublic: boolean;
  /** Epoch ms. */
  readonly clock: () => number;
}

/**
 * Builds the checks of `Authorization: Bearer TOKEN` and of the cookie of who signed in. What no token was made for
 * everybody on this machine may.
 */
export function createAccess({ book, ingestSecret, isPublic, clock }: AccessOptions): Access {
  const isGuarded = (scope: Scope) => isPublic || (scope === 'ingest' && Boolean(ingestSecret)) || book.guards(scope);
  const isIngestSecret = createComparison(ingestSecret);

  function holder(request: IncomingMessage): Holder | undefined {
    const { authorization } = request.headers;
    if (authorization === undefined) return openCookie(findCookie(request) ?? '', book.byId, clock());
    const secret = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';
    return find(secret);
  }

  const find = (secret: string): Holder | undefined =>
    isIngestSecret(secret) ? { id: 'DRIFTSCOPE_TOKEN', name: 'DRIFTSCOPE_TOKEN', scope: 'ingest' } : book.find(secret);

  function judge(request: IncomingMessage, scope: Scope): Refusal | undefined {
    return isGuarded(scope) ? judgeHolder(request, scope) : undefined;
  }

  function judgeHolder(request: IncomingMessage, scope: Scope): Refusal | undefined {
    const held = holder(request);
    if (held === undefined) return request.headers.authorization === undefined ? noToken(scope) : unknownToken(scope);
    return covers(held.scope, scope) ? undefined : wrongScope(held.scope, scope);
  }

  const ask =
    (decide: (request: IncomingMessage) => Refusal | undefined): RequestHandler =>
    (request, response, next) => {
      const no = decide(request);
      if (no === undefined) return next();
      if (no.status === 401) response.set('WWW-Authenticate', 'Bearer');
      refuse(response, no);
    };

  return {
    isGuarded,
    find,
    holder,
    judge,
    ask: (scope) => ask((request) => judge(request, scope)),
    askAlways: (scope) => ask((request) => judgeHolder(request, scope)),
    askReaders: ask((request) => judge(request, isSafe(request) ? 'read' : 'admin')),
  };
}

const isSafe = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** In the same time, whatever was sent. */
function createComparison(wanted: string | undefined): (given: string) => boolean {
  if (!wanted) return () => false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const known = digest(wanted);
  return (given) => timingSafeEqual(digest(given), known);
}
