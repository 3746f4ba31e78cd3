import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IncidentSummary } from '@driftscope/detect';
import { createRedactor } from '@driftscope/records';
import about from '../package.json' with { type: 'json' };
import type { Guard } from './access/open-access.ts';
import { auditChanges } from './audit/audit-changes.ts';
import { openAuditLog } from './audit/open-audit-log.ts';
import type { CollectorOptions } from './collector-options.ts';
import { startDetection } from './detection/start-detection.ts';
import { startGapFiling } from './detection/start-gap-filing.ts';
import { startLocalDetection } from './detection/start-local-detection.ts';
import { createApp } from './http/create-app.ts';
import { createRateLimit, networkLimits, noLimits } from './http/create-rate-limit.ts';
import { createCallerJudge } from './http/judge-caller.ts';
import { createHostJudge } from './http/judge-host.ts';
import { serveDashboard } from './http/serve-dashboard.ts';
import { loadIdentityKey } from './identity-key.ts';
import { createImport } from './import/create-import.ts';
import { createGate } from './ingest/create-gate.ts';
import { createIngest } from './ingest/create-ingest.ts';
import { createIntake } from './ingest/create-intake.ts';
import { startLive } from './live/start-live.ts';
import { reportToStderr } from './report-fault.ts';
import { startRetention } from './retention/start-retention.ts';
import { aboutRoutes } from './routes/about-routes.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { envelopeRoutes } from './routes/envelope-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { openapiRoutes } from './routes/openapi-routes.ts';
import { otlpRoutes } from './routes/otlp-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { traceRoutes } from './routes/trace-routes.ts';
import { computeDsnKey } from './sentry/dsn-key.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { WebServer } from './tls/create-web-server.ts';
import { watchCertificate } from './tls/watch-certificate.ts';
import { createTraceIntake } from './traces/create-trace-intake.ts';
import { startWebhook } from './webhook/start-webhook.ts';

/** Puts the parts of a collector together. Gives what stops them all, the server too. */
export function serveCollector(
  server: WebServer,
  options: CollectorOptions & { readonly url: string },
  guard: Guard,
): () => Promise<void> {
  const { clock = Date.now, report = reportToStderr, examples = [] } = options;
  const store = openSqliteStore(options.dataDir);
  const { access, book, reach, folder, isPublic } = guard;
  const audit = openAuditLog(options.dataDir, clock);
  const judgeCaller = createCallerJudge(reach);
  const live = startLive({
    judgeCaller: (request) => judgeCaller(request) ?? access.judge(request, 'read'),
    changedSince: store.incidents.changedSince,
    report,
  });
  const webhook =
    options.webhook &&
    startWebhook({
      ...options.webhook,
      changedSince: store.incidents.changedSince,
      stateFile: join(options.dataDir, 'webhook.json'),
      linkOf: (id) => `${options.publicUrl ?? options.url}/incidents/${id}`,
      clock,
      report,
    });
  const onChange = (changed: readonly IncidentSummary[]) => {
    live.push(changed);
    webhook?.wake();
  };
  const identityKey = loadIdentityKey(options.dataDir);
  const gaps = startGapFiling(store.observations, report);
  const { keepDays = Number.POSITIVE_INFINITY, keepMb = Number.POSITIVE_INFINITY } = options;
  const retention = startRetention({ store: store.retention, keepDays, keepMb, clock, report });
  const { createDetector } = options;
  const detection = createDetector
    ? startLocalDetection({ store, clock, report, onChange, createDetector })
    : startDetection({ store, report, onChange, onGap: gaps.note, identityKey });
  const intake = createIntake({ sessions: store.sessions, clock, onStored: detection.take, report });
  const redactor = createRedactor({ key: Buffer.from(identityKey, 'hex') });
  const traceIntake = createTraceIntake({ traces: store.traces, redactor, report });
  const dsnKey = computeDsnKey(identityKey);
  const app = createApp({
    judgeHost: createHostJudge(reach),
    limit: createRateLimit({
      ...(options.limits ?? (isPublic ? networkLimits : noLimits)),
      nameOf: (request) => access.holder(request)?.id ?? request.socket.remoteAddress ?? '',
      clock: () => performance.now(),
    }),
    open: envelopeRoutes({ intake: traceIntake, dsnKey, isGuarded: () => access.isGuarded('ingest') }),
    judgeCaller,
    foreign: otlpRoutes({ intake: traceIntake, access }),
    about: [
      aboutRoutes({
        version: about.version,
        storeName: store.name,
        checkWritable: store.checkWritable,
        examples,
        labUrl: options.labUrl,
        clock,
      }),
      openapiRoutes(about.version),
    ],
    v1: [
      batchRoutes({
        ingest: createIngest({ intake, gate: createGate(detection) }),
        importRecording: createImport({ intake, redactor }),
        access,
        identityKey,
      }),
      signInRoutes({ access, book, clock }),
      traceRoutes({ traces: store.traces, dsnKey, access, publicUrl: options.publicUrl }),
      tokenRoutes({ access, book, folder, audit }),
      access.askReaders,
      auditChanges(access, audit),
      sessionRoutes(store.sessions),
      incidentRoutes({ store, onChange }),
      reportRoutes(store, clock),
    ],
    dashboard: serveDashboard(options.dashboardDir ?? builtDashboard, options.labUrl),
    report,
  });
  server.on('request', app);
  live.attach(server);
  const certificate =
    options.tls && 'setSecureContext' in server
      ? watchCertificate({ ...options.tls, use: (renewed) => server.setSecureContext(renewed), report })
      : undefined;

  return async () => {
    certificate?.stop();
    const impatience = setTimeout(() => server.closeAllConnections(), goodbyeMs);
    await live.stop();
    clearTimeout(impatience);
    await detection.stop();
    await webhook?.stop();
    await retention.stop();
    await gaps.stop();
    await store.close();
  };
}

/** At the end, requests that are under way get this long. */
const goodbyeMs = 2_000;

const builtDashboard = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
