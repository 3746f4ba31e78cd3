import { disabledUntil, type RateLimits, updateRateLimits } from '@sentry/core';
import type { WaitingEnvelope } from '../storage/outbox-store.ts';
import { type Category, categoriesOf } from './categories-of.ts';

/** What Sentry answered, as far as it says when to send what. */
export interface RateAnswer {
  readonly statusCode: number;
  readonly headers: { readonly 'x-sentry-rate-limits': string | null; readonly 'retry-after': string | null };
}

export interface EnvelopeQueueOptions {
  /** Of all bodies, with what each takes beside its body. */
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Those that Sentry limits together, the oldest first. */
interface Line {
  readonly categories: readonly Category[];
  readonly waiting: WaitingEnvelope[];
}

/** Of headers and rows: so the smallest ones cannot be more than memory has room for. */
const BESIDE_BYTES = 1_024;

/** Which envelopes wait: bounded, and in the order in which they came but for what Sentry does not want just now. */
export class EnvelopeQueue {
  readonly #options: EnvelopeQueueOptions;
  readonly #lines = new Map<string, Line>();
  #aside: { readonly envelope: WaitingEnvelope; readonly untilMs: number }[] = [];
  #sizeBytes = 0;
  #limits: RateLimits = {};

  constructor(options: EnvelopeQueueOptions) {
    this.#options = options;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Adds one at the place that its number gives it, also one that was taken out and could not be sent. */
  push(envelope: WaitingEnvelope): void {
    const { waiting } = this.#lineOf(envelope);
    const last = waiting.at(-1);
    const index = last === undefined || last.id < envelope.id ? -1 : waiting.findIndex(({ id }) => id > envelope.id);
    waiting.splice(index === -1 ? waiting.length : index, 0, envelope);
    this.#sizeBytes += sizeOf(envelope);
  }

  /** Puts one that was taken out where it holds up no other, until then (epoch ms). */
  setAside(envelope: WaitingEnvelope, untilMs: number): void {
    this.#aside.push({ envelope, untilMs });
    this.#sizeBytes += sizeOf(envelope);
  }

  /** Takes out the oldest that may be sent now. Absent: there is none. */
  take(): WaitingEnvelope | undefined {
    const now = this.#options.clock();
    this.#recall(now);
    return this.#takeFirst([...this.#lines.values()].filter((line) => this.#heldUntil(line) <= now));
  }

  /** Takes out the oldest if there is no room for it any more, or it is too old. */
  takeExpired(): WaitingEnvelope | undefined {
    const lines = [...this.#lines.values()];
    const { maxBytes, maxAgeMs, clock } = this.#options;
    const oldest = firstOf(lines)?.waiting[0];
    if (oldest === undefined) return undefined;
    const isExpired = this.#sizeBytes > maxBytes || clock() - oldest.receivedMs > maxAgeMs;
    return isExpired ? this.#takeFirst(lines) : undefined;
  }

  /** Epoch ms when the next may be sent. Absent: none waits. */
  nextAt(): number | undefined {
    const held = [...this.#lines.values()].filter(isBusy).map((line) => this.#heldUntil(line));
    const times = [...held, ...this.#aside.map(({ untilMs }) => untilMs)];
    return times.length === 0 ? undefined : Math.min(...times);
  }

  noteAnswer(answer: RateAnswer): void {
    this.#limits = updateRateLimits(this.#limits, answer, this.#options.clock());
  }

  #recall(now: number): void {
    const due = this.#aside.filter(({ untilMs }) => untilMs <= now);
    if (due.length === 0) return;
    this.#aside = this.#aside.filter(({ untilMs }) => untilMs > now);
    for (const { envelope } of due) {
      this.#sizeBytes -= sizeOf(envelope);
      this.push(envelope);
    }
  }

  #lineOf({ itemTypes }: WaitingEnvelope): Line {
    const known = categoriesOf(itemTypes);
    const categories: readonly Category[] = known.length === 0 ? ['default'] : known;
    const key = [...categories].sort().join(' ');
    const line = this.#lines.get(key) ?? { categories, waiting: [] };
    this.#lines.set(key, line);
    return line;
  }

  #takeFirst(lines: readonly Line[]): WaitingEnvelope | undefined {
    const taken = firstOf(lines)?.waiting.shift();
    if (taken !== undefined) this.#sizeBytes -= sizeOf(taken);
    return taken;
  }

  #heldUntil({ categories }: Line): number {
    return Math.max(...categories.map((category) => disabledUntil(this.#limits, category)));
  }
}

/** The line whose first is the oldest of all. */
function firstOf(lines: readonly Line[]): Line | undefined {
  const idOf = ({ waiting }: Line) => waiting[0]?.id ?? Number.POSITIVE_INFINITY;
  return lines
    .filter(isBusy)
    .reduce<Line | undefined>(
      (first, line) => (first === undefined || idOf(line) < idOf(first) ? line : first),
      undefined,
    );
}

const isBusy = ({ waiting }: Line): boolean => waiting.length > 0;

const sizeOf = ({ sizeBytes }: WaitingEnvelope): number => sizeBytes + BESIDE_BYTES;
