import type { ErrorRequestHandler } from 'express';
import { answerProblem } from './answer-problem.ts';

/** Hears of what a route threw and did not mean to; `request` is its method and path. */
export type FaultListener = (error: unknown, request: string) => void;

/** The last resort: what a route threw becomes an answer in the form of every other problem. */
export const answerFaults =
  (onFault: FaultListener): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const status = statusOf(error);
    if (status >= 500) onFault(error, `${request.method} ${request.baseUrl}${request.path}`);
    if (response.headersSent) return next(error);
    if (status >= 500)
      answerProblem(response, 500, 'internal', 'The server failed.', 'Try again; the cause is in the server’s log.');
    else answerProblem(response, status, 'malformed', 'The request could not be read.', 'Send JSON of at most 32 kB.');
  };

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' ? error.status : 500;
}
