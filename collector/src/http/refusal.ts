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

/** Answers with the status, `Retry-After`, and `{ error: { kind, message, hint } }`. */
export function refuse(response: Response, { status, fault: { kind, message, hint }, retryAfterS }: Refusal): void {
  if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
  response.status(status).json({ error: { kind, message, hint } });
}
