import type { SessionHeader } from '@driftscope/records';
import { batchText } from './batch-text.ts';
import type { RecordLog, Taken } from './record-log.ts';

export interface SenderOptions {
  readonly log: Pick<RecordLog, 'take' | 'settle' | 'empty'>;
  readonly header: () => SessionHeader;
  readonly send: (batch: number, text: string) => void;
  readonly now: () => number;
  /** Runs `run` after `ms`. Answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Sender {
  /** Records came: they go out within 25 ms (100 ms where a batch went out just before), or at once while the page is leaving. */
  wake(): void;
  /** Until then records are only kept. */
  setSending(sending: boolean): void;
  /** The page may be gone after this task: everything goes out at once, with no batching, until `false`. */
  setLeaving(leaving: boolean): void;
  flush(): void;
  stop(): void;
}

const BATCH_DELAY_MS = 25;
/**
 * So soon after a batch a page is busy, and the next one is worth waiting for: each has a price of its own, half a millisecond, whether it
 * brings one record or a hundred.
 */
const BUSY_WITHIN_MS = 200;
const BUSY_DELAY_MS = 100;
const MAX_RECORDS = 1_000;
const MAX_CHARS = 256_000;
const LIVELY_MS = 15_000;
const LIVELY_BEAT_MS = 1000;
const IDLE_BEAT_MS = 10_000;

/**
 * Sends the log's records in batches of at most 1,000, and says how far the log is complete (`until`) also when nothing
 * happens: about every second for 15 s after the last record, then every 10 s. Detection needs that to judge a quiet page.
 */
export function startSender({ log, header, send, now, after }: SenderOptions): Sender {
  let batch = 0;
  let sending = false;
  let leaving = false;
  let flushing = false;
  let lastRecordMs = Number.NEGATIVE_INFINITY;
  let cancelFlush: (() => void) | undefined;
  let cancelBeat: (() => void) | undefined;

  const sendOne = (records: readonly Taken[], until: number) => {
    batch += 1;
    send(batch, batchText({ session: header(), batch, records, until: log.empty ? until : undefined }));
  };

  const sendBatches = (beat: boolean) => {
    // Taken before the records are: one that comes while they are written is later than this.
    const until = now();
    let records = log.take({ maxRecords: MAX_RECORDS, maxChars: MAX_CHARS, force: leaving });
    if (records.length > 0) lastRecordMs = until;
    else if (beat && log.empty) sendOne(records, until);
    while (records.length > 0) {
      sendOne(records, until);
      records = log.take({ maxRecords: MAX_RECORDS, maxChars: MAX_CHARS, force: leaving });
    }
  };

  const flush = (beat = false) => {
    cancelFlush?.();
    cancelFlush = undefined;
    if (flushing) return;
    flushing = true;
    try {
      if (sending) sendBatches(beat);
      else log.settle();
    } finally {
      flushing = false;
    }
    if (sending && !log.empty) wake();
    if (sending) scheduleBeat();
  };

  const scheduleBeat = () => {
    cancelBeat?.();
    const delayMs = now() - lastRecordMs < LIVELY_MS ? LIVELY_BEAT_MS : IDLE_BEAT_MS;
    cancelBeat = after(delayMs, () => flush(true));
  };

  const wake = () => {
    if (leaving && sending && !flushing) flush();
    else cancelFlush ??= after(now() - lastRecordMs < BUSY_WITHIN_MS ? BUSY_DELAY_MS : BATCH_DELAY_MS, () => flush());
  };

  return {
    wake,
    setSending: (next) => {
      sending = next;
      if (next) flush();
      else cancelBeat?.();
    },
    setLeaving: (next) => {
      leaving = next;
      if (next) flush();
    },
    flush: () => flush(),
    stop: () => {
      cancelFlush?.();
      cancelBeat?.();
    },
  };
}
