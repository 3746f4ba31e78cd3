import { randomUUID } from 'node:crypto';
import type { ReportFault } from '../report-fault.ts';
import { openSentryClient } from '../sentry/open-client.ts';
import type { Scrub } from './create-scrub.ts';

export interface FaultReporterOptions {
  readonly dsn: string;
  /** Of the collector. */
  readonly release: string;
  readonly scrub: Scrub;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Of faults of one kind one is reported in so long: where something fails, it mostly fails at all that comes. */
const QUIET_MS = 60_000;

/** Opens what tells Sentry of the collector's own faults: what the log says of them, with the same left out. */
export async function openFaultReporter({ dsn, release, scrub, clock }: FaultReporterOptions): Promise<{
  readonly report: ReportFault;
  close(): Promise<void>;
}> {
  const client = await openSentryClient(dsn);
  const reportedMs = new Map<string, number>();
  return {
    report: ({ kind, message, hint }, cause) => {
      const nowMs = clock();
      if (nowMs - (reportedMs.get(kind) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
      reportedMs.set(kind, nowMs);
      const stack = cause instanceof Error ? cause.stack : cause === undefined ? undefined : String(cause);
      void client.send({
        event_id: randomUUID().replaceAll('-', ''),
        platform: 'node',
        level: 'error',
        release: `driftscope-collector@${release}`,
        exception: { values: [{ type: kind, value: scrub(message), mechanism: { type: 'fault', handled: true } }] },
        fingerprint: ['driftscope-collector', kind],
        extra: { hint: scrub(hint), ...(stack !== undefined && { stack: scrub(stack) }) },
      });
    },
    close: client.close,
  };
}
