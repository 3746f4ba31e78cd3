import type { Fault } from '@driftscope/records';
import type { Response } from 'express';

/** Why a request gets no. */
export interface Refusal {
  /** 4xx or 5xx. */
  readonly status: number;
  readonly fault: Fault;
}

export const refusal = (status: number, kind: string, message: string, hint: string): Refusal => ({
  status,
  fault: { kind, message, hint },
});

/** Answers with the status and `{ error: { kind, message, hint } }`. */
export function refuse(response: Response, { status, fault: { kind, message, hint } }: Refusal): void {
  response.status(status).json({ error: { kind, message, hint } });
}
