import type { IncomingMessage } from 'node:http';
import { storeRefusal } from '../http/store-refusal.ts';
import { createCommitter } from '../ingest/create-committer.ts';
import type { ReportFault } from '../report-fault.ts';
import type { OutboxStore, OutgoingEnvelope, WaitingEnvelope } from '../storage/outbox-store.ts';
import { EnvelopeQueue } from './envelope-queue.ts';
import { itemTypesOf } from './item-types-of.ts';
import { type PostOutcome, postEnvelope } from './post-envelope.ts';
import { forwardHeaders, teamEndpoint, wasForwarded } from './team-endpoint.ts';

/** What became of an envelope in the end. `refused`: Sentry will never take it. `dropped`: there was no room, or it was too old. */
export type ForwardOutcome = 'sent' | 'refused' | 'dropped';

export interface ForwardingOptions {
  /** The team's own. */
  readonly dsn: string;
  readonly outbox: OutboxStore;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  readonly onEnd: (outcome: ForwardOutcome) => void;
  /** How much may wait. */
  readonly maxBytes?: number | undefined;
  /** Wait after the first failure. It doubles up to a minute. */
  readonly retryMs?: number | undefined;
}

export interface Forwarding {
  /**
   * Takes an envelope, and resolves once it survives the death of the process; never rejects.
   *
   * @param body as it came. @param plain the same unpacked; absent where that failed.
   */
  take(request: IncomingMessage, body: Uint8Array<ArrayBuffer>, plain: Uint8Array | undefined): Promise<void>;
  /** Bytes that wait. */
  readonly waitingBytes: number;
  /** Sends what is under way if that takes a moment; what waits is sent after the next start. */
  stop(): Promise<void>;
}

/** 25,000 envelopes of 4 KB: an hour in which seven come in a second. Little beside what a collector keeps. */
const DEFAULT_MAX_BYTES = 128 * 1024 * 1024;
/** An outage of a week is somebody's choice; and what is older than a month Sentry would date as of today. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;
const AT_ONCE = 16;
const LONGEST_RETRY_MS = 60_000;
/** One on which Sentry itself stumbles again and again is tried as often as this. */
const LONGEST_ASIDE_MS = 3_600_000;
const GOODBYE_MS = 2_000;
/** Of losses it is told once in so long. */
const QUIET_MS = 60_000;

/**
 * Sends envelopes on to the team's own Sentry, as they came, byte by byte: later where it cannot be reached, also after
 * a restart, and when it says so where it limits what it takes. Sent in the order in which they came, sixteen at once;
 * one alone while Sentry is in trouble. Each until it is acknowledged: one that was when the process died is sent again.
 */
export function startForwarding(options: ForwardingOptions): Forwarding {
  const { outbox, clock, report, onEnd, maxBytes = DEFAULT_MAX_BYTES, retryMs = 1_000 } = options;
  const endpoint = teamEndpoint(options.dsn);
  const queue = new EnvelopeQueue({ maxBytes, maxAgeMs: MAX_AGE_MS, clock });
  const keep = createCommitter(outbox.add);
  const remove = createCommitter(async (ids: readonly number[]) => {
    await outbox.remove(ids);
    return ids;
  });
  /** How often Sentry stumbled on those that it stumbled on. */
  const stumbles = new Map<number, number>();
  const underWay = new Set<Promise<void>>();
  const stopped = new AbortController();
  let sending = 0;
  let failures = 0;
  let pausedUntil = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const tell = (fault: Parameters<ReportFault>[0], cause?: unknown) => {
    if (clock() - toldAt < QUIET_MS) return;
    toldAt = clock();
    report(fault, cause);
  };
  const lose = (outcome: 'refused' | 'dropped', why: string) => {
    onEnd(outcome);
    tell({ kind: 'forwarding', message: `An envelope is not sent on: ${why}.`, hint: 'Check DRIFTSCOPE_FORWARD_DSN.' });
  };
  const tellOfStore = (cause: unknown) => tell(storeRefusal(cause).fault, cause);

  const post = async (envelope: Pick<OutgoingEnvelope, 'body' | 'headers'>): Promise<PostOutcome> => {
    const outcome = await postEnvelope(endpoint, envelope, {
      onAnswer: (answer) => queue.noteAnswer(answer),
      signal: stopped.signal,
    });
    if (outcome.kind === 'taken') {
      failures = 0;
      onEnd('sent');
    } else if (outcome.kind === 'refused') lose('refused', `Sentry refused it (${outcome.status})`);
    else if (outcome.kind === 'failed') {
      // Those that fail together say the same thing once.
      if (clock() >= pausedUntil) failures += 1;
      const waitMs = Math.min(LONGEST_RETRY_MS, retryMs * 2 ** (failures - 1));
      pausedUntil = clock() + Math.max(waitMs, outcome.waitMs ?? 0);
    }
    return outcome;
  };

  const end = async ({ id }: WaitingEnvelope) => {
    stumbles.delete(id);
    await remove(id);
  };

  const putBack = (waiting: WaitingEnvelope, mayBeIts: boolean) => {
    if (!mayBeIts) return queue.push(waiting);
    const count = (stumbles.get(waiting.id) ?? 0) + 1;
    stumbles.set(waiting.id, count);
    // Longer than all others are held back by it: the next may be taken.
    queue.setAside(waiting, clock() + Math.min(LONGEST_ASIDE_MS, retryMs * 2 ** (count + 1)));
  };

  const send = async (waiting: WaitingEnvelope) => {
    const envelope = await outbox.read(waiting.id);
    const outcome = envelope && (await post(envelope));
    if (outcome?.kind === 'limited') queue.push(waiting);
    else if (outcome?.kind === 'failed') putBack(waiting, outcome.mayBeIts);
    else await end(waiting);
  };

  const follow = (work: Promise<void>) => {
    const followed: Promise<void> = work.catch(tellOfStore).finally(() => underWay.delete(followed));
    underWay.add(followed);
    return followed;
  };

  const dropExpired = () => {
    for (let expired = queue.takeExpired(); expired !== undefined; expired = queue.takeExpired()) {
      void follow(end(expired));
      lose('dropped', 'more waits, or for longer, than is kept');
    }
  };

  const pump = () => {
    clearTimeout(timer);
    if (stopped.signal.aborted) return;
    dropExpired();
    const most = failures > 0 ? 1 : AT_ONCE;
    while (sending < most && clock() >= pausedUntil) {
      const waiting = queue.take();
      if (waiting === undefined) break;
      sending += 1;
      void follow(send(waiting)).then(() => {
        sending -= 1;
        pump();
      });
    }
    const nextAt = queue.nextAt();
    if (nextAt === undefined || sending >= most) return;
    timer = setTimeout(pump, Math.max(1, Math.max(nextAt, pausedUntil) - clock())).unref();
  };

  void follow(
    outbox.list().then((waiting) => {
      for (const envelope of waiting) queue.push(envelope);
      pump();
    }),
  );

  return {
    take: async (request, body, plain) => {
      if (wasForwarded(request)) return;
      const envelope = { receivedMs: clock(), headers: forwardHeaders(request), body, itemTypes: itemTypesOf(plain) };
      try {
        queue.push(await keep(envelope));
        pump();
      } catch (cause) {
        // It cannot wait, but may be taken at once.
        tellOfStore(cause);
        void follow(
          post(envelope).then(({ kind }) => {
            if (kind === 'failed' || kind === 'limited') lose('dropped', 'it could not be stored, nor sent at once');
          }),
        );
      }
    },
    get waitingBytes() {
      return queue.sizeBytes;
    },
    stop: async () => {
      const limit = setTimeout(() => stopped.abort(), GOODBYE_MS);
      while (underWay.size > 0) await Promise.race(underWay);
      clearTimeout(limit);
      clearTimeout(timer);
      stopped.abort();
    },
  };
}
