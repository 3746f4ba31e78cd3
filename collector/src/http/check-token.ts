import type { RequestHandler } from 'express';
import { createTokenJudge } from './judge-token.ts';
import { refuse } from './refusal.ts';

/** Builds the handler that lets by who brings the token, and answers all others. */
export function checkToken(token: string | undefined): RequestHandler {
  const judge = createTokenJudge(token);
  return (request, response, next) => {
    const no = judge(request);
    if (no === undefined) return next();
    response.set('WWW-Authenticate', 'Bearer');
    refuse(response, no);
  };
}
