import { disabledUntil, type RateLimits, updateRateLimits } from '@sentry/core';

/** An envelope on its way to the team's Sentry. */
export interface ForwardedEnvelope {
  /** As it came over the wire. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  /** Of what it has in it, in Sentry's words. Empty: nobody could read it. */
  readonly categories: readonly Category[];
}

export type Category = Parameters<typeof disabledUntil>[1];

/** What Sentry answered, as far as it says when to send what. */
export interface RateAnswer {
  readonly statusCode: number;
  readonly headers: { readonly 'x-sentry-rate-limits': string | null; readonly 'retry-after': string | null };
}

/** Envelopes that wait, bounded, in the order in which they came but for what Sentry does not want just now. */
export class EnvelopeQueue {
  readonly #maxBytes: number;
  readonly #clock: () => number;
  #waiting: ForwardedEnvelope[] = [];
  #sizeBytes = 0;
  #limits: RateLimits = {};

  /** @param clock epoch ms. */
  constructor(maxBytes: number, clock: () => number) {
    this.#maxBytes = maxBytes;
    this.#clock = clock;
  }

  get length(): number {
    return this.#waiting.length;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** @returns whether there was room. */
  push(envelope: ForwardedEnvelope): boolean {
    if (this.#sizeBytes + envelope.body.length > this.#maxBytes) return false;
    this.#waiting.push(envelope);
    this.#sizeBytes += envelope.body.length;
    return true;
  }

  /** Puts one back that could not be sent: it has had its place. */
  putBack(envelope: ForwardedEnvelope): void {
    this.#waiting.unshift(envelope);
    this.#sizeBytes += envelope.body.length;
  }

  /** Takes the first that may be sent now. Absent: there is none. */
  take(): ForwardedEnvelope | undefined {
    const now = this.#clock();
    const index = this.#waiting.findIndex((envelope) => this.#heldUntil(envelope) <= now);
    const [taken] = index === -1 ? [] : this.#waiting.splice(index, 1);
    this.#sizeBytes -= taken?.body.length ?? 0;
    return taken;
  }

  /** Epoch ms when the next may be sent. Absent: none waits. */
  nextAt(): number | undefined {
    if (this.#waiting.length === 0) return undefined;
    return Math.min(...this.#waiting.map((envelope) => this.#heldUntil(envelope)));
  }

  noteAnswer(answer: RateAnswer): void {
    this.#limits = updateRateLimits(this.#limits, answer, this.#clock());
  }

  #heldUntil({ categories }: ForwardedEnvelope): number {
    const asked: readonly Category[] = categories.length === 0 ? ['default'] : categories;
    return Math.max(...asked.map((category) => disabledUntil(this.#limits, category)));
  }
}
