import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import { refusal, refuse } from './refusal.ts';

/** How much one sender may send on and on. Infinite: there is no limit. */
export interface RateLimits {
  readonly requestsPerS: number;
  readonly bytesPerS: number;
}

/** What a sender on a network may: more than a hundred busy pages record. */
export const networkLimits: RateLimits = { requestsPerS: 200, bytesPerS: 20e6 };

export const noLimits: RateLimits = {
  requestsPerS: Number.POSITIVE_INFINITY,
  bytesPerS: Number.POSITIVE_INFINITY,
};

export interface RateLimitOptions extends RateLimits {
  /** Who sends: those of one name share what they may. */
  readonly nameOf: (request: IncomingMessage) => string;
  /** ms, for which a step back does no harm. */
  readonly clock: () => number;
}

/** What one sender has used up, in seconds of what it may. */
interface Use {
  requestsS: number;
  bytesS: number;
  atMs: number;
}

/** At once may come what may come in so long. */
const BURST_S = 10;

/** With more senders than this, those who have nothing used up are forgotten. */
const SENDERS_MAX = 10_000;

/**
 * Builds the handler that answers 429 and `Retry-After` to those who send more than they may. What comes in is known only
 * once it is there: who sends too much pays for it with the next request.
 */
export function createRateLimit({ requestsPerS, bytesPerS, nameOf, clock }: RateLimitOptions): RequestHandler {
  const uses = new Map<string, Use>();
  const readBytes = new WeakMap<Socket, number>();

  function takeUse(name: string): Use {
    const now = clock();
    if (uses.size > SENDERS_MAX) forget(now);
    const use = uses.get(name) ?? { requestsS: 0, bytesS: 0, atMs: now };
    drain(use, now);
    uses.set(name, use);
    return use;
  }

  function forget(now: number): void {
    for (const [name, use] of uses) {
      drain(use, now);
      if (use.requestsS === 0 && use.bytesS === 0) uses.delete(name);
    }
  }

  return (request, response, next) => {
    const { socket } = request;
    const use = takeUse(nameOf(request));
    const waitS = Math.max(use.requestsS, use.bytesS) - BURST_S;
    if (waitS < 0) use.requestsS += 1 / requestsPerS;
    response.once('close', () => {
      use.bytesS += (socket.bytesRead - (readBytes.get(socket) ?? 0)) / bytesPerS;
      readBytes.set(socket, socket.bytesRead);
    });
    if (waitS < 0) return next();
    refuse(response, { ...tooMany, retryAfterS: Math.max(1, Math.ceil(waitS)) });
  };
}

/** What was used comes back as time goes by. */
function drain(use: Use, now: number): void {
  const passedS = Math.max(0, now - use.atMs) / 1_000;
  use.requestsS = Math.max(0, use.requestsS - passedS);
  use.bytesS = Math.max(0, use.bytesS - passedS);
  use.atMs = now;
}

const tooMany = refusal(
  429,
  'too-many-requests',
  'More comes from this sender than it may send.',
  'Send again after Retry-After seconds, or give each sender a token of its own.',
);
