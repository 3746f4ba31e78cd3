import type { Fault } from '@driftscope/records';
import type { Response } from 'express';

/** Why a request gets no. */
export interface Refusal {
  /** 4xx or 5xx. */
  readonly status: number;
  readonly fault: Fault;
  /** Seconds after which it may be otherwise. Absent: the same request gets the same answer, or nobody knows. */
  readonly retryAfterS?: number;
}

export const refusal = (status: number, kind: string, message: string, hint: string): Refusal => ({
  status,
  fault: { kind, message, hint },
});

const kinds = new WeakMap<Response, string>();

/** The kind of the fault that a response says. Absent: it says none. */
export const refusalKind = (response: Response): string | undefined => kinds.get(response);

/**
 * Answers with the status, `Retry-After`, and `{ error: { kind, message, hint } }`. What of the request's body was not read is
 * dropped, at once or, where the connection ends with the answer (as proxies ask for), before it: to end a connection on which
 * something was not read resets it, and senders may lose the answer with it.
 */
export function refuse(response: Response, { status, fault: { kind, message, hint }, retryAfterS }: Refusal): void {
  if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
  kinds.set(response, kind);
  const answer = () => void response.status(status).json({ error: { kind, message, hint } });
  const { req: request, shouldKeepAlive } = response;
  if (shouldKeepAlive || request.readableEnded || request.destroyed) answer();
  else request.once('end', answer);
  request.resume();
}
