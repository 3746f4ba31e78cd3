import type { IncomingMessage } from 'node:http';
import { judgeStatus } from '@driftscope/records';
import type { ReportFault } from '../report-fault.ts';
import { categoriesOf } from './categories-of.ts';
import { EnvelopeQueue, type ForwardedEnvelope } from './envelope-queue.ts';
import { forwardHeaders, teamEndpoint, wasForwarded } from './team-endpoint.ts';

export interface ForwardingOptions {
  /** The team's own. */
  readonly dsn: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  /** Hears what became of each. `lost`: there was no room, or Sentry will never take it. */
  readonly onEnd: (outcome: 'sent' | 'lost') => void;
  /** How much may wait. Default: 32 MiB. */
  readonly maxBytes?: number | undefined;
  /** Wait after the first failure. It doubles up to a minute. */
  readonly retryMs?: number | undefined;
}

export interface Forwarding {
  /** Takes an envelope. Returns at once. @param body as it came. @param plain the same unpacked; absent where that failed. */
  take(request: IncomingMessage, body: Uint8Array<ArrayBuffer>, plain: Uint8Array | undefined): void;
  /** Bytes that wait. */
  readonly waitingBytes: number;
  /** Sends what it can in a moment; says how many were lost. */
  stop(): Promise<void>;
}

const atOnce = 16;
const answerMs = 30_000;
const longestRetryMs = 60_000;
const goodbyeMs = 2_000;
/** Of losses it is told once in so long. */
const quietMs = 60_000;

/**
 * Sends envelopes on to the team's own Sentry, as they came, byte by byte: later where it cannot be reached, and when it
 * says so where it limits what it takes. Whoever sent them has had the collector's answer long since.
 */
export function startForwarding(options: ForwardingOptions): Forwarding {
  const { clock, report, onEnd, maxBytes = 32 * 1024 * 1024, retryMs = 1_000 } = options;
  const endpoint = teamEndpoint(options.dsn);
  const queue = new EnvelopeQueue(maxBytes, clock);
  const sending = new Set<Promise<void>>();
  const stopped = new AbortController();
  let failures = 0;
  let pausedUntil = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const lose = (why: string) => {
    onEnd('lost');
    if (clock() - toldAt < quietMs) return;
    toldAt = clock();
    report({
      kind: 'forwarding',
      message: `An envelope is not sent on: ${why}.`,
      hint: 'Check DRIFTSCOPE_FORWARD_DSN.',
    });
  };

  const send = async (envelope: ForwardedEnvelope) => {
    const verdict = await post(endpoint.url, envelope, queue, stopped.signal);
    if (verdict === 'taken') {
      failures = 0;
      onEnd('sent');
    } else if (verdict === 'limited' || verdict === 'failed') {
      queue.putBack(envelope);
      if (verdict === 'limited') return;
      failures += 1;
      pausedUntil = clock() + Math.min(longestRetryMs, retryMs * 2 ** (failures - 1));
    } else lose(`Sentry refused it (${verdict})`);
  };

  const pump = () => {
    clearTimeout(timer);
    while (!stopped.signal.aborted && sending.size < atOnce && clock() >= pausedUntil) {
      const envelope = queue.take();
      if (envelope === undefined) break;
      const sent: Promise<void> = send(envelope).finally(() => {
        sending.delete(sent);
        pump();
      });
      sending.add(sent);
    }
    const nextAt = queue.nextAt();
    if (nextAt === undefined || sending.size === atOnce) return;
    timer = setTimeout(pump, Math.max(1, Math.max(nextAt, pausedUntil) - clock())).unref();
  };

  return {
    take: (request, body, plain) => {
      if (wasForwarded(request)) return;
      const headers = forwardHeaders(request, endpoint.key);
      if (queue.push({ body, headers, categories: categoriesOf(plain) })) pump();
      else lose('more waits than is kept');
    },
    get waitingBytes() {
      return queue.sizeBytes;
    },
    stop: async () => {
      const limit = setTimeout(() => stopped.abort(), goodbyeMs);
      while (sending.size > 0) await Promise.race(sending);
      clearTimeout(limit);
      clearTimeout(timer);
      stopped.abort();
      if (queue.length === 0) return;
      const message = `${queue.length} envelopes were not sent on before the end.`;
      report({ kind: 'forwarding', message, hint: 'Sentry did not take them in time.' });
    },
  };
}

/** Sends one once. A status in place of a word: it will never be taken. */
async function post(
  url: string,
  { body, headers }: ForwardedEnvelope,
  queue: EnvelopeQueue,
  signal: AbortSignal,
): Promise<'taken' | 'limited' | 'failed' | number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    await answer.arrayBuffer();
    const { status } = answer;
    const said = (name: string) => answer.headers.get(name);
    queue.noteAnswer({
      statusCode: status,
      headers: { 'x-sentry-rate-limits': said('x-sentry-rate-limits'), 'retry-after': said('retry-after') },
    });
    if (status === 429) return 'limited';
    const verdict = judgeStatus(status);
    if (verdict === 'taken') return 'taken';
    return verdict === 'later' ? 'failed' : status;
  } catch {
    // Nobody answers, or not in time: as good as an answer that says so.
    return 'failed';
  }
}
