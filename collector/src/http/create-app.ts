import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { ReportFault } from '../report-fault.ts';
import { type Refusal, refusal, refuse } from './refusal.ts';
import { type AnsweredRequest, watchRequests } from './watch-requests.ts';

export interface AppOptions {
  /** Whose name for this machine is taken at all. */
  readonly judgeHost: (request: IncomingMessage) => Refusal | undefined;
  /** Ends what comes too often. */
  readonly limit: RequestHandler;
  /** What pages of other origins may call: it has checks of its own. */
  readonly open: Router;
  /** Who may call the rest. */
  readonly judgeCaller: (request: IncomingMessage) => Refusal | undefined;
  /** What is at addresses that others chose. */
  readonly foreign: readonly Router[];
  /** What is under `/api`. */
  readonly about: readonly Router[];
  /** What is under `/api/v1`. */
  readonly v1: readonly RequestHandler[];
  readonly dashboard: Router;
  readonly report: ReportFault;
  /** Hears of each request, once it was answered. */
  readonly onAnswer: (answer: AnsweredRequest) => void;
}

/** Puts the parts together: guards first, then the API, then the dashboard; every error is answered in one shape. */
export function createApp(options: AppOptions): Express {
  const { judgeHost, limit, open, judgeCaller, foreign, about, v1, dashboard, report, onAnswer } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(watchRequests(onAnswer), safeHeaders);
  app.use(unlessRefused(judgeHost), limit, open, unlessRefused(judgeCaller));
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  for (const routes of foreign) app.use(routes);
  for (const routes of v1) app.use('/api/v1', routes);
  for (const routes of about) app.use('/api', routes);
  app.use('/api', notFound);
  app.use(dashboard);
  app.use(notFound);
  app.use(answerError(report));
  return app;
}

const unlessRefused =
  (judge: (request: IncomingMessage) => Refusal | undefined): RequestHandler =>
  (request, response, next) => {
    const no = judge(request);
    if (no === undefined) next();
    else refuse(response, no);
  };

/**
 * For all answers; those with a page in them have a policy of their own. The browser is not told to insist on TLS: that
 * would count for all that its host serves on other ports.
 */
const safeHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  strictTransportSecurity: false,
});

const notFound: RequestHandler = ({ method, originalUrl }, response) => {
  const what = `${method} ${originalUrl.slice(0, 200)}`;
  refuse(response, refusal(404, 'not-found', `There is no ${what}.`, 'GET /api/docs lists the addresses.'));
};

function answerError(report: ReportFault): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // The caller hung up: nobody is there to hear, and nothing of ours went wrong.
    if (request.socket.destroyed || response.headersSent) return void response.destroy();
    const status = statusOf(error);
    if (status === 404) return notFound(request, response, next);
    if (status < 500) {
      return refuse(response, refusal(status, 'bad-request', 'The request cannot be read.', 'Check its address.'));
    }
    const fault = { kind: 'internal', message: 'The collector failed at this.', hint: 'Its own output says why.' };
    const message = `${request.method} ${request.path} failed (request ${response.get('X-Request-Id')}).`;
    report({ ...fault, message }, error);
    refuse(response, { status: 500, fault });
  };
}

/** What Express and its parts say of an error that is the caller's; 500 for any other. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
