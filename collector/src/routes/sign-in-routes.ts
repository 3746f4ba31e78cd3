import type { IncomingMessage } from 'node:http';
import type { SignedIn } from '@driftscope/records';
import { type CookieOptions, type RequestHandler, Router } from 'express';
import Type from 'typebox';
import type { Access } from '../access/create-access.ts';
import type { TokenBook } from '../access/create-token-book.ts';
import { unknownToken, wrongScope } from '../access/refusals.ts';
import { cookieName, sealCookie } from '../access/session-cookie.ts';
import { readJson } from '../http/read-json.ts';
import { refuse } from '../http/refusal.ts';
import { schemeOf } from '../http/scheme-of.ts';
import { only } from './only.ts';

export interface SignInOptions {
  readonly access: Pick<Access, 'isGuarded' | 'find' | 'holder'>;
  readonly book: Pick<TokenBook, 'byId'>;
  /** Epoch ms. */
  readonly clock: () => number;
}

export const SignInSchema = Type.Object({ token: Type.String({ minLength: 1, maxLength: 1_000 }) });

/** A browser that is never closed is asked again after so long. */
const SIGNED_IN_MS = 7 * 24 * 3_600_000;

/** `GET /api/v1/signed-in`: who asks. `POST /api/v1/sign-in` `{ token }` and `/sign-out`, for the dashboard. */
export function signInRoutes({ access, book, clock }: SignInOptions): Router {
  const router = Router();
  const signedIn = (request: IncomingMessage): SignedIn => {
    const holder = access.holder(request);
    return { isGuarded: access.isGuarded('read'), ...(holder && { as: { name: holder.name, scope: holder.scope } }) };
  };
  const signIn: RequestHandler = async (request, response) => {
    const body = await readJson(request, sentToken);
    if (!body.ok) return refuse(response, body.error);
    const holder = access.find(body.value.token);
    if (holder?.scope === 'ingest') return refuse(response, wrongScope(holder.scope, 'read'));
    const token = holder && book.byId(holder.id);
    if (token === undefined) return refuse(response, unknownToken('read'));
    const { name, scope } = token;
    response.cookie(cookieName(request), sealCookie(token, clock() + SIGNED_IN_MS), cookieFor(request));
    response.json({ isGuarded: access.isGuarded('read'), as: { name, scope } } satisfies SignedIn);
  };
  router
    .route('/signed-in')
    .get((request, response) => void response.json(signedIn(request)))
    .all(only('GET'));
  router.route('/sign-in').post(signIn).all(only('POST'));
  router
    .route('/sign-out')
    .post((request, response) => {
      response.clearCookie(cookieName(request), cookieFor(request));
      response.json({ isGuarded: access.isGuarded('read') } satisfies SignedIn);
    })
    .all(only('POST'));
  return router;
}

/** Ends with the browser. Over TLS, also that of a proxy, it goes nowhere in the clear. */
const cookieFor = (request: IncomingMessage): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: schemeOf(request) === 'https' || (request.headers.origin?.startsWith('https:') ?? false),
  path: '/',
});

const sentToken = {
  schema: SignInSchema,
  kind: 'invalid-sign-in',
  name: 'The body',
  hint: 'Send { token }.',
};
