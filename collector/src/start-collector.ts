import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Detector, IncidentSummary } from '@driftscope/detect';
import { createRedactor, type Example } from '@driftscope/records';
import about from '../package.json' with { type: 'json' };
import { type Guard, openAccess } from './access/open-access.ts';
import { auditChanges } from './audit/audit-changes.ts';
import { openAuditLog } from './audit/open-audit-log.ts';
import { startDetection } from './detection/start-detection.ts';
import { startGapFiling } from './detection/start-gap-filing.ts';
import { startLocalDetection } from './detection/start-local-detection.ts';
import { createApp } from './http/create-app.ts';
import { createRateLimit, networkLimits, noLimits, type RateLimits } from './http/create-rate-limit.ts';
import { createCallerJudge } from './http/judge-caller.ts';
import { createHostJudge } from './http/judge-host.ts';
import { serveDashboard } from './http/serve-dashboard.ts';
import { loadIdentityKey } from './identity-key.ts';
import { createImport } from './import/create-import.ts';
import { createGate } from './ingest/create-gate.ts';
import { createIngest } from './ingest/create-ingest.ts';
import { createIntake } from './ingest/create-intake.ts';
import { listen } from './listen.ts';
import { startLive } from './live/start-live.ts';
import { type ReportFault, reportToStderr } from './report-fault.ts';
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
import { createTraceIntake } from './traces/create-trace-intake.ts';
import { startWebhook, type Webhook } from './webhook/start-webhook.ts';

export interface CollectorOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Default: 127.0.0.1. On one that others can reach, all of it asks for tokens. */
  readonly host?: string;
  /** Names by which it is called, beside `host` and those of this machine. Default: none. */
  readonly names?: readonly string[];
  /** Folder of the database; made if it is not there. */
  readonly dataDir: string;
  /** Folder of the built dashboard. Default: that of this repository. */
  readonly dashboardDir?: string;
  /** A token of scope ingest, beside those of the data folder. Default: none. */
  readonly token?: string;
  /** What each token, or address without one, may send. Default: {@link networkLimits} where others can reach it, else any. */
  readonly limits?: RateLimits;
  /** Days after which records, spans and errors are forgotten. Default: for ever. */
  readonly keepDays?: number;
  /** Megabytes in use above which the oldest records are forgotten. Default: any. */
  readonly keepMb?: number;
  /** Where incidents are told. Default: nowhere. */
  readonly webhook?: Webhook;
  /** Example applications that run beside it. */
  readonly examples?: readonly Example[];
  /** Origin of the lab that runs beside it. Default: none. */
  readonly labUrl?: string;
  /** Epoch ms. Default: the system's. */
  readonly clock?: () => number;
  /** Builds what finds incidents, on the thread of the server. Default: that of `@driftscope/detect`, on one of its own. */
  readonly createDetector?: () => Detector;
  /** Default: to the standard error output. */
  readonly report?: ReportFault;
}

export interface Collector {
  readonly url: string;
  readonly port: number;
  /** Resolves when everything is stored and closed. */
  stop(): Promise<void>;
}

/**
 * Starts a collector: it takes records, stores them, finds incidents, and serves the API and the dashboard.
 *
 * @throws FaultError when the data folder or the port cannot be had, or others could reach it without a token.
 */
export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { port, host = '127.0.0.1', names = [], token: ingestSecret, clock = Date.now } = options;
  const guard = openAccess({ host, names, dataDir: options.dataDir, ingestSecret, clock });
  const server = createServer({ requestTimeout: requestTimeoutMs });
  // First the port: who starts a collector twice is to hear of that, and not that its data are in use.
  const takenPort = await listen(server, { port, host });
  try {
    // All of it in the same turn, so that no request finds nobody there.
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${takenPort}`;
    return { url, port: takenPort, stop: serve(server, { ...options, url }, guard) };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** Puts the parts together. Gives what stops them all, the server too. */
function serve(
  server: Server,
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
      linkOf: (id) => `${options.url}/incidents/${id}`,
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
      traceRoutes({ traces: store.traces, dsnKey, access }),
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

  return async () => {
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

/** Who takes longer to send a request is cut off. */
const requestTimeoutMs = 60_000;

/** At the end, requests that are under way get this long. */
const goodbyeMs = 2_000;

const builtDashboard = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
