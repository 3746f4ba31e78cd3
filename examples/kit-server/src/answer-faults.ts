import type { ErrorRequestHandler } from 'express';
import { answerProblem } from './answer-problem.ts';

/** The last resort: what a route threw becomes an answer in the form of every other problem. */
export const answerFaults: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = statusOf(error);
  if (status >= 500) {
    answerProblem(response, 500, 'internal', 'The server failed.', 'Try again; the cause is in the server’s log.');
    process.emitWarning(error instanceof Error ? error : String(error));
    return;
  }
  answerProblem(response, status, 'malformed', 'The request could not be read.', 'Send JSON of at most 32 kB.');
};

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' ? error.status : 500;
}
