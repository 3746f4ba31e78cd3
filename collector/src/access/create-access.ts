import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { type Refusal, refusal, refuse } from '../http/refusal.ts';
import type { TokenBook } from './create-token-book.ts';
import { covers, type Scope } from './scope.ts';

/** Who may do what. */
export interface Access {
  /** Why a request may not do what the scope is for. */
  judge(request: IncomingMessage, scope: Scope): Refusal | undefined;
  /** The same as a handler, which lets by who may, and answers all others. */
  ask(scope: Scope): RequestHandler;
  /** Whether a token is asked for at all. */
  isGuarded(scope: Scope): boolean;
}

export interface AccessOptions {
  readonly book: TokenBook;
  /** A secret from the environment, good for ingest. */
  readonly ingestSecret: string | undefined;
}

/** Builds the checks of `Authorization: Bearer TOKEN`. What no token was made for, everybody may. */
export function createAccess({ book, ingestSecret }: AccessOptions): Access {
  const isGuarded = (scope: Scope) => (scope === 'ingest' && Boolean(ingestSecret)) || book.guards(scope);
  const isIngestSecret = createComparison(ingestSecret);

  function judge(request: IncomingMessage, scope: Scope): Refusal | undefined {
    if (!isGuarded(scope)) return undefined;
    const { authorization } = request.headers;
    if (authorization === undefined) return noToken(scope);
    const secret = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';
    const held = isIngestSecret(secret) ? 'ingest' : book.find(secret)?.scope;
    if (held === undefined) return unknownToken(scope);
    return covers(held, scope) ? undefined : wrongScope(held, scope);
  }

  return {
    isGuarded,
    judge,
    ask: (scope) => (request, response, next) => {
      const no = judge(request, scope);
      if (no === undefined) return next();
      if (no.status === 401) response.set('WWW-Authenticate', 'Bearer');
      refuse(response, no);
    },
  };
}

/** In the same time, whatever was sent. */
function createComparison(wanted: string | undefined): (given: string) => boolean {
  if (!wanted) return () => false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const known = digest(wanted);
  return (given) => timingSafeEqual(digest(given), known);
}

const noToken = (scope: Scope): Refusal =>
  refusal(401, 'bad-token', 'The collector asks for a token, and none was sent.', hints[scope]);

const unknownToken = (scope: Scope): Refusal =>
  refusal(401, 'bad-token', 'The token is not the collector’s.', hints[scope]);

const wrongScope = (held: Scope, scope: Scope): Refusal =>
  refusal(403, 'wrong-scope', `The token is for ${held}, and this asks for ${scope}.`, hints[scope]);

const hints: Record<Scope, string> = {
  ingest:
    'Put DRIFTSCOPE_TOKEN or a token of scope ingest into the settings of the extension or the options of the probe.',
  read: 'Sign in on the dashboard, or send a token: driftscope token create --scope read --name NAME',
  admin: 'A token of scope admin is needed: driftscope token create --scope admin --name NAME',
};
