import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { answerProblem } from './answer-problem.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** The built client. Where it was not built, the answer says how to. */
export function servePages(): Router {
  return Router()
    .use(express.static(dist))
    .use((_request, response) => {
      const hint = 'Check the address; for the pages, run `pnpm --filter @driftscope/example-team-chat build` first.';
      answerProblem(response, 404, 'not-found', 'There is nothing here.', hint);
    });
}
