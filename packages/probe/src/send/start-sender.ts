import { type Batch, PROTOCOL_VERSION, type Redactor, type SessionHeader } from '@driftscope/records';
import type { RecordQueue } from './create-record-queue.ts';
import { pause } from './pause.ts';
import type { PostOutcome } from './post-batch.ts';

export interface SenderOptions {
  readonly session: SessionHeader;
  readonly queue: RecordQueue;
  /** Asked before each batch is made. `undefined`: none can be made yet. */
  readonly redactor: () => Promise<Pick<Redactor, 'record'> | undefined>;
  readonly post: (batch: Batch) => Promise<PostOutcome>;
  /** ms since the session's origin, as in the records. */
  readonly now: () => number;
  readonly random: () => number;
  /** A batch will never be taken; its records are lost. */
  readonly onRefused: (batch: Batch) => void;
}

export interface Sender {
  /** A record was queued. */
  wake(): void;
  /** Hands over what is queued, within `limitMs`, and ends. */
  stop(limitMs: number): Promise<void>;
}

const RECORDS_IN_BATCH = 500;
/** In UTF-16 units. As JSON in UTF-8 they may become six times as much, and a collector takes 8 MiB. */
const SIZE_IN_BATCH = 1024 * 1024;
const GATHER_MS = 200;
/** How often a batch says that nothing happened: often while something may, seldom afterwards. */
const LIVELY_BEAT_MS = 1000;
const IDLE_BEAT_MS = 10_000;
const LIVELY_FOR_MS = 15_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

/** Sends the queued records as numbered batches, one after the other, each until it is acknowledged. */
export function startSender({ session, queue, redactor, post, now, random, onRefused }: SenderOptions): Sender {
  let batches = 0;
  let unacked: Batch | undefined;
  let failures = 0;
  /** How long the collector asked to be left alone, after the last failure. */
  let askedMs = 0;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;

  const nextBatch = ({ record }: Pick<Redactor, 'record'>): Batch => {
    const records = queue.take(RECORDS_IN_BATCH, SIZE_IN_BATCH).map(record);
    batches += 1;
    // A record of this very instant may still come, so the instant itself is not promised.
    const until = Math.max(0, now() - 1);
    return { v: PROTOCOL_VERSION, session, batch: batches, records, ...(queue.length === 0 ? { until } : {}) };
  };

  const sendOne = async () => {
    askedMs = 0;
    const redaction = await redactor();
    if (redaction === undefined) {
      failures += 1;
      return;
    }
    unacked ??= nextBatch(redaction);
    const outcome = await post(unacked);
    if (outcome.kind === 'failed') {
      failures += 1;
      askedMs = outcome.retryAfterMs ?? 0;
      return;
    }
    failures = 0;
    if (outcome.kind === 'refused') onRefused(unacked);
    unacked = undefined;
  };

  const delayMs = (): number => {
    if (failures > 0) {
      const usualMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);
      return Math.max(usualMs, askedMs);
    }
    if (queue.length >= RECORDS_IN_BATCH || queue.size >= SIZE_IN_BATCH) return 0;
    if (queue.length > 0) return GATHER_MS;
    return now() - queue.lastAt < LIVELY_FOR_MS ? LIVELY_BEAT_MS : IDLE_BEAT_MS;
  };

  const schedule = () => {
    clearTimeout(timer);
    if (stopping) return;
    timer = setTimeout(() => {
      sending = sendOne().finally(() => {
        sending = undefined;
        schedule();
      });
    }, delayMs());
    timer.unref();
  };

  schedule();
  return {
    wake: () => {
      // The first record ends the pause; those that follow ride along.
      if (queue.length === 1 && sending === undefined && failures === 0) schedule();
    },
    stop: async (limitMs) => {
      stopping = true;
      clearTimeout(timer);
      const limit = pause(limitMs);
      const drain = async () => {
        await sending;
        while (!limit.over && (unacked !== undefined || queue.length > 0)) {
          await sendOne();
          if (failures > 0) await Promise.race([pause(Math.max(FIRST_RETRY_MS, askedMs)).end, limit.end]);
        }
      };
      await Promise.race([drain(), limit.end]);
      limit.cancel();
    },
  };
}
