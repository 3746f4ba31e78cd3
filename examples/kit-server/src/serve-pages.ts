import express, { Router } from 'express';
import { answerProblem } from './answer-problem.ts';

/** The built client. Where it was not built, the answer says how to. */
export function servePages(dist: string): Router {
  return Router()
    .use(express.static(dist))
    .use((_request, response) => {
      const hint = 'Check the address; for the pages, run `npm run build` first.';
      answerProblem(response, 404, 'not-found', 'There is nothing here.', hint);
    });
}
