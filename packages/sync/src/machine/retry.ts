import type { FailureReason } from './event.ts';
import type { MachineOptions } from './options.ts';
import type { Request, SyncState } from './state.ts';

/** How long the n-th failure in a row waits: anything up to a limit that doubles ("full jitter"). */
export function retryGapMs(options: MachineOptions, attempt: number, random: number): number {
  return Math.floor(random * Math.min(options.retryMaxMs, options.retryBaseMs * 2 ** Math.min(attempt, 16)));
}

/** A request that may be made at once. */
export const ready: Request = { kind: 'idle', notBeforeMs: 0, attempt: 0, refresh: false };

export function isDue(request: Request, nowMs: number): request is Request & { kind: 'idle' } {
  return request.kind === 'idle' && nowMs >= request.notBeforeMs;
}

export function isOverdue(request: Request, { clock, options }: SyncState): boolean {
  return request.kind === 'running' && clock.nowMs >= deadlineMs(request, options);
}

/** When a request that is under way is given up. */
export function deadlineMs(
  { sentAtMs, attempt }: Request & { kind: 'running' },
  { firstRequestTimeoutMs, requestTimeoutMs }: MachineOptions,
): number {
  return sentAtMs + (attempt === 0 ? Math.min(firstRequestTimeoutMs, requestTimeoutMs) : requestTimeoutMs);
}

/** The request with the state's next number, following on from `before`. */
export function startRequest({ lastRequest, clock }: SyncState, before: Request): Request & { kind: 'running' } {
  return {
    kind: 'running',
    request: lastRequest + 1,
    sentAtMs: clock.nowMs,
    attempt: before.attempt,
    refresh: before.refresh,
  };
}

/** The request after a failure. `refused` where trying again is no use: fresh credentials did not help either. */
export function afterFailure(
  { clock, options }: SyncState,
  failed: Request,
  reason: FailureReason,
  random: number,
): Request | 'refused' {
  if (reason === 'refused' || (reason === 'unauthorized' && failed.refresh)) return 'refused';
  const attempt = failed.attempt + 1;
  if (reason === 'unauthorized') return { kind: 'idle', notBeforeMs: clock.nowMs, attempt, refresh: true };
  return {
    kind: 'idle',
    notBeforeMs: clock.nowMs + retryGapMs(options, attempt, random),
    attempt,
    refresh: failed.refresh,
  };
}

/** The same, at once if it was only waiting for its next attempt. */
export function hurry(request: Request): Request {
  return request.kind === 'idle' ? { ...request, notBeforeMs: 0 } : request;
}
