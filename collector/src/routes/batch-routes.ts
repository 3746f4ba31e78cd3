import { type RequestHandler, Router } from 'express';
import { createTokenJudge } from '../http/judge-token.ts';
import { refuse } from '../http/refusal.ts';
import { only } from './only.ts';

/** `POST /api/v1/batches` for pages, `POST /api/v1/probe` for servers. */
export function batchRoutes(ingest: RequestHandler, token: string | undefined): Router {
  const judge = createTokenJudge(token);
  const checkToken: RequestHandler = (request, response, next) => {
    const no = judge(request);
    if (no === undefined) return next();
    response.set('WWW-Authenticate', 'Bearer');
    refuse(response, no);
  };
  const router = Router();
  router.route(['/batches', '/probe']).post(checkToken, ingest).all(only('POST'));
  return router;
}
