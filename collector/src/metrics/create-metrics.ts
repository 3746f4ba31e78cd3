import type { Batch, Fault } from '@driftscope/records';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ForwardOutcome } from '../forwarding/start-forwarding.ts';
import type { AnsweredRequest } from '../http/watch-requests.ts';

/** What is counted as it happens, and the registry of all that is measured. */
export interface Metrics {
  readonly registry: Registry;
  readonly answered: (answer: AnsweredRequest) => void;
  readonly stored: (batch: Batch) => void;
  readonly forwarded: (outcome: ForwardOutcome) => void;
  readonly fault: (fault: Fault) => void;
  /** All of it, as Prometheus reads it. */
  readonly text: () => Promise<string>;
}

const batchPaths = new Set(['/api/v1/batches', '/api/v1/probe']);

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const batches = new Counter({ name: 'driftscope_batches_stored_total', help: 'Batches stored.', registers });
  const records = new Counter({ name: 'driftscope_records_stored_total', help: 'Records in them.', registers });
  const refused = new Counter({
    name: 'driftscope_batches_refused_total',
    help: 'Batches refused, by the kind of the fault.',
    labelNames: ['reason'],
    registers,
  });
  const acks = new Histogram({
    name: 'driftscope_ack_seconds',
    help: 'From a batch to its acknowledgement.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const faults = new Counter({
    name: 'driftscope_faults_total',
    help: 'Faults that the log has, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const forwards = new Counter({
    name: 'driftscope_forwarded_envelopes_total',
    help: 'Envelopes of Sentry that were to be sent on, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  let isProcessMeasured = false;

  return {
    registry,
    answered: ({ method, path, status, durationMs, refused: reason }) => {
      if (method !== 'POST' || !batchPaths.has(path)) return;
      if (status === 202) acks.observe(durationMs / 1_000);
      else refused.inc({ reason: reason ?? String(status) });
    },
    stored: (batch) => {
      batches.inc();
      records.inc(batch.records.length);
    },
    forwarded: (outcome) => forwards.inc({ outcome }),
    fault: ({ kind }) => faults.inc({ kind }),
    text: () => {
      // It watches the process from then on, which is worth its price only to whom somebody listens.
      if (!isProcessMeasured) collectDefaultMetrics({ register: registry });
      isProcessMeasured = true;
      return registry.metrics();
    },
  };
}
