import type { IncidentSummary } from '@driftscope/detect';
import { createRedactor } from '@driftscope/records';
import type { Guard } from './access/open-access.ts';
import { assembleApp } from './assemble-app.ts';
import type { CollectorOptions } from './collector-options.ts';
import { startCompaction } from './compaction/start-compaction.ts';
import type { CommittedBatch } from './detection/detection.ts';
import { startDetection } from './detection/start-detection.ts';
import { startGapFiling } from './detection/start-gap-filing.ts';
import { startLocalDetection } from './detection/start-local-detection.ts';
import type { startForwarding } from './forwarding/start-forwarding.ts';
import { createCallerJudge } from './http/judge-caller.ts';
import { loadIdentityKey } from './identity-key.ts';
import { createIntake } from './ingest/create-intake.ts';
import { linkOrigin } from './link-origin.ts';
import { createIncidentLog } from './live/incident-log.ts';
import { startLive } from './live/start-live.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { measureParts } from './metrics/measure-parts.ts';
import { startOutlets } from './outlets/start-outlets.ts';
import { type ReportFault, reportToStderr } from './report-fault.ts';
import { startRetention } from './retention/start-retention.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import { createSteadyClock } from './steady-clock.ts';
import type { WebServer } from './tls/create-web-server.ts';
import { watchCertificate } from './tls/watch-certificate.ts';
import { createTraceIntake } from './traces/create-trace-intake.ts';

export interface ServingOptions extends CollectorOptions {
  readonly url: string;
  /** Absent: nothing is sent on, and what it takes for that was not read. */
  readonly startForwarding: typeof startForwarding | undefined;
}

/** Puts the parts of a collector together. Gives what stops them all, the server too. */
export function serveCollector(server: WebServer, options: ServingOptions, guard: Guard): () => Promise<void> {
  const { clock = createSteadyClock(Date.now, () => performance.now()) } = options;
  const metrics = createMetrics();
  const report: ReportFault = (fault, cause) => {
    metrics.fault(fault);
    (options.report ?? reportToStderr)(fault, cause);
  };
  const store = openSqliteStore(options.dataDir);
  const { access, reach } = guard;
  const judgeCaller = createCallerJudge(reach);
  const log = createIncidentLog({ incidents: store.incidents, clock });
  const live = startLive({
    log,
    judgeCaller: (request) => judgeCaller(request) ?? access.judge(request, 'read'),
    report,
  });
  const outlets = startOutlets({ ...options, store, url: linkOrigin(options, options.url), clock, report });
  const onChange = (changed: readonly IncidentSummary[]) => {
    live.push(changed);
    outlets.wake();
  };
  const identityKey = loadIdentityKey(options.dataDir);
  const gaps = startGapFiling(store.observations, report);
  const { keepDays = Number.POSITIVE_INFINITY, keepMb = Number.POSITIVE_INFINITY } = options;
  const retention = startRetention({ store: store.retention, keepDays, keepMb, clock, report });
  const compaction = startCompaction({ sessions: store.sessions, clock, report });
  const { createDetector, thresholds = {} } = options;
  const detection = createDetector
    ? startLocalDetection({ store, clock, report, onChange, createDetector })
    : startDetection({ store, clock, report, onChange, onGap: gaps.note, identityKey, thresholds });
  const onStored = (committed: CommittedBatch) => {
    metrics.stored(committed.batch);
    detection.take(committed);
  };
  const intake = createIntake({ sessions: store.sessions, clock, onStored, report });
  const redactor = createRedactor({ key: Buffer.from(identityKey, 'hex') });
  const traceIntake = createTraceIntake({ traces: store.traces, redactor, report });
  const { dataDir, forwardDsn } = options;
  const forwarding =
    forwardDsn === undefined
      ? undefined
      : options.startForwarding?.({
          dsn: forwardDsn,
          outbox: store.outbox,
          clock,
          report,
          onEnd: metrics.forwarded,
        });
  measureParts(metrics.registry, { store, detection, live, forwarding, dataDir, clock });
  const shared = { options, forwarding, guard, store, log, detection, intake, traceIntake };
  const parts = { ...shared, redactor, identityKey, metrics };
  server.on('request', assembleApp({ ...parts, onChange, clock, report }));
  live.attach(server);
  // The first who asks for statistics would wait until the figures of all incidents are read.
  const warmed = store.incidents.figures({}).catch((cause: unknown) => report(figuresUnread, cause));
  const certificate =
    options.tls && 'setSecureContext' in server
      ? watchCertificate({ ...options.tls, use: (renewed) => server.setSecureContext(renewed), report })
      : undefined;

  return async () => {
    certificate?.stop();
    const impatience = setTimeout(() => server.closeAllConnections(), GOODBYE_MS);
    await live.stop();
    clearTimeout(impatience);
    await detection.stop();
    await outlets.stop();
    await forwarding?.stop();
    await retention.stop();
    await compaction.stop();
    await gaps.stop();
    await warmed;
    await store.close();
  };
}

const figuresUnread = {
  kind: 'statistics',
  message: 'The figures of the incidents cannot be read.',
  hint: 'npm run driftscope -- doctor looks for damage.',
};

/** At the end, requests that are under way get this long. */
const GOODBYE_MS = 2_000;
