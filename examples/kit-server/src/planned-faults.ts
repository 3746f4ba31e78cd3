import { type Fault, FaultSchema, parse } from '@driftscope/example-protocol';
import { type RequestHandler, type Response, Router } from 'express';
import { answerProblem } from './answer-problem.ts';

/** Long enough that a poll or a second change overtakes what is late. */
const LATE_BY_MS = 7_000;

/** `POST /demo/next` plans a bad day for the next request of the same session; the routes after it have it. */
export function plannedFaults(): Router {
  const planned = new Map<string, Fault>();

  const suffer: RequestHandler = (request, response, next) => {
    const session = request.get('authorization') ?? '';
    const fault = planned.get(session);
    const on = request.method === 'GET' ? 'read' : 'write';
    if (fault === undefined || fault.on !== on || !request.path.includes(fault.path ?? '')) return next();
    planned.delete(session);
    if (fault.what === 'fail') {
      answerProblem(response, 503, 'unavailable', 'The server is busy.', 'Try again.');
    } else if (fault.what === 'arrive-late') {
      setTimeout(next, LATE_BY_MS);
    } else {
      answerLate(response);
      next();
    }
  };

  return Router()
    .post('/demo/next', (request, response) => {
      const fault = parse(FaultSchema, request.body, 'The planned fault');
      if (!fault.ok) {
        response.status(400).json({ error: fault.error });
        return;
      }
      planned.set(request.get('authorization') ?? '', fault.value);
      response.status(204).end();
    })
    .use(suffer);
}

/** What the route answers is kept back, as it was at that time. */
function answerLate(response: Response): void {
  const json = response.json.bind(response);
  response.json = (body: unknown) => {
    const then = structuredClone(body);
    setTimeout(() => json(then), LATE_BY_MS);
    return response;
  };
}
