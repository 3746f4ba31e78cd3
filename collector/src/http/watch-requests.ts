import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import { refusalKind } from './refusal.ts';

/** A request, once it was answered. */
export interface AnsweredRequest {
  /** As `X-Request-Id` has it. */
  readonly requestId: string;
  readonly method: string;
  /** Without what follows `?`: there may be keys. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** The kind of the fault that was answered. Absent: it was none. */
  readonly refused?: string;
}

/** An id of the caller's that is fit for a log. */
const fitId = /^[\w.:-]{1,100}$/;

/**
 * Builds the handler that names each request, by the id that its caller gave it or by one of its own, says it as
 * `X-Request-Id`, and tells when it was answered.
 */
export function watchRequests(onAnswer: (answer: AnsweredRequest) => void): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && fitId.test(given) ? given : randomUUID();
    const { method, path } = request;
    response.set('X-Request-Id', requestId);
    response.once('finish', () => {
      const refused = refusalKind(response);
      const durationMs = Math.round((performance.now() - startedMs) * 1_000) / 1_000;
      const { statusCode: status } = response;
      onAnswer({ requestId, method, path, status, durationMs, ...(refused !== undefined && { refused }) });
    });
    next();
  };
}
