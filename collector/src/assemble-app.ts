import { fileURLToPath } from 'node:url';
import type { IncidentSummary } from '@driftscope/detect';
import type { Redactor } from '@driftscope/records';
import type { Express } from 'express';
import about from '../package.json' with { type: 'json' };
import type { Guard } from './access/open-access.ts';
import { auditChanges } from './audit/audit-changes.ts';
import { openAuditLog } from './audit/open-audit-log.ts';
import type { CollectorOptions } from './collector-options.ts';
import type { Detection } from './detection/detection.ts';
import { describeSettings } from './environment/describe-settings.ts';
import type { Forwarding } from './forwarding/start-forwarding.ts';
import { createApp } from './http/create-app.ts';
import { createRateLimit, networkLimits, noLimits } from './http/create-rate-limit.ts';
import { createCallerJudge } from './http/judge-caller.ts';
import { createHostJudge } from './http/judge-host.ts';
import { serveDashboard } from './http/serve-dashboard.ts';
import { createImport } from './import/create-import.ts';
import { createGate } from './ingest/create-gate.ts';
import { createIngest } from './ingest/create-ingest.ts';
import type { Intake } from './ingest/create-intake.ts';
import { createPace } from './ingest/create-pace.ts';
import type { IncidentLog } from './live/incident-log.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import type { ReportFault } from './report-fault.ts';
import { aboutRoutes } from './routes/about-routes.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { envelopeRoutes } from './routes/envelope-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { liveRoutes } from './routes/live-routes.ts';
import { metricsRoutes } from './routes/metrics-routes.ts';
import { openapiRoutes } from './routes/openapi-routes.ts';
import { otlpRoutes } from './routes/otlp-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { traceRoutes } from './routes/trace-routes.ts';
import { triageRoutes } from './routes/triage-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';
import { computeDsnKey } from './sentry/dsn-key.ts';
import type { Store } from './storage/store.ts';
import type { TraceIntake } from './traces/create-trace-intake.ts';
import { createTriage } from './triage/create-triage.ts';

export interface AppParts {
  readonly options: CollectorOptions;
  readonly guard: Guard;
  readonly store: Store;
  readonly log: IncidentLog;
  readonly detection: Detection;
  readonly intake: Intake;
  readonly traceIntake: TraceIntake;
  readonly redactor: Redactor;
  /** In hex. */
  readonly identityKey: string;
  readonly metrics: Metrics;
  /** Absent: nothing is sent on. */
  readonly forwarding: Forwarding | undefined;
  /** Hears of what users changed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
}

/** Puts together what answers requests: who may call, and each address. */
export function assembleApp(parts: AppParts): Express {
  const { options, guard, store, log, detection, intake, traceIntake, redactor, identityKey, metrics } = parts;
  const { onChange, clock, report } = parts;
  const { access, book, reach, folder, isPublic } = guard;
  const audit = openAuditLog(options.dataDir, clock);
  const dsnKey = computeDsnKey(identityKey);
  return createApp({
    judgeHost: createHostJudge(reach),
    limit: createRateLimit({
      ...(options.limits ?? (isPublic ? networkLimits : noLimits)),
      nameOf: (request) => access.holder(request)?.id ?? request.socket.remoteAddress ?? '',
      clock: () => performance.now(),
    }),
    open: envelopeRoutes({
      intake: traceIntake,
      forwarding: parts.forwarding,
      dsnKey,
      isGuarded: () => access.isGuarded('ingest'),
    }),
    judgeCaller: createCallerJudge(reach),
    foreign: [otlpRoutes({ intake: traceIntake, access }), metricsRoutes({ metrics, access })],
    about: [
      aboutRoutes({
        version: about.version,
        storeName: store.name,
        checkWritable: store.checkWritable,
        examples: options.examples ?? [],
        labUrl: options.labUrl,
        clock,
      }),
      openapiRoutes(about.version),
    ],
    v1: [
      batchRoutes({
        ingest: createIngest({ intake, gate: createGate(), pace: createPace(detection, clock), clock }),
        importRecording: createImport({ intake, sessions: store.sessions, redactor }),
        access,
        identityKey,
        thresholds: options.thresholds ?? {},
      }),
      signInRoutes({ access, book, clock }),
      traceRoutes({ traces: store.traces, dsnKey, access, publicUrl: options.publicUrl }),
      tokenRoutes({ access, book, folder, audit }),
      access.askReaders,
      auditChanges(access, audit),
      sessionRoutes(store.sessions, store.teams, (withdrawn) => {
        detection.startOver();
        onChange(withdrawn);
      }),
      triageRoutes({ store, triage: createTriage({ store: store.triage, onChange, clock }), access }),
      incidentRoutes(store),
      overviewRoutes(store, clock),
      viewRoutes(store.views),
      teamRoutes(store.teams),
      settingsRoutes(describeSettings(options)),
      liveRoutes(log),
      reportRoutes(store, clock),
    ],
    dashboard: serveDashboard(options.dashboardDir ?? builtDashboard, options.labUrl),
    report,
    onAnswer: (answer) => {
      metrics.answered(answer);
      options.onAnswer?.(answer);
    },
  });
}

const builtDashboard = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
