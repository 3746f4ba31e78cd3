import { answerProblem } from '@driftscope/example-server';
import type { Request, RequestHandler } from 'express';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Lets in what pages of this machine ask, under a name of this machine, and nobody else. */
export const onlyFromHere: RequestHandler = (request, response, next) => {
  const origin = originOf(request);
  if (!isHere(origin) || !isHere(`http://${request.get('host') ?? ''}`)) {
    const hint = 'Open the dashboard by the address that npm start prints.';
    answerProblem(response, 403, 'foreign-origin', 'The lab is for the dashboard of this machine.', hint);
    return;
  }
  response.set({ 'access-control-allow-origin': origin, vary: 'origin', 'cache-control': 'no-store' });
  if (request.method !== 'OPTIONS') return next();
  const allowed = {
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'content-type',
  };
  response.set(allowed).status(204).end();
};

/** The origin of the page that asks. For who is no page: the lab's own. */
export const originOf = (request: Request): string => request.get('origin') ?? `http://${request.get('host') ?? ''}`;

const isHere = (origin: string): boolean => loopback.has(URL.parse(origin)?.hostname ?? '');
