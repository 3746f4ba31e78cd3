import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { DriftRecord, Unnumbered } from '@driftscope/records';
import type { Server, Socket } from 'socket.io';
import { createSession } from './create-session.ts';
import type { ExpressOptions } from './express/express-options.ts';
import type { ExpressErrorMiddleware, ExpressMiddleware } from './express/express-types.ts';
import { watchAnswers } from './express/watch-answers.ts';
import { watchErrors } from './express/watch-errors.ts';
import type { ProbeOptions } from './probe-options.ts';
import { askIdentityKey } from './send/ask-identity-key.ts';
import { createLateRedactor } from './send/create-late-redactor.ts';
import { createRecordQueue } from './send/create-record-queue.ts';
import { postBatch } from './send/post-batch.ts';
import { startSender } from './send/start-sender.ts';
import type { EventsMap } from './socket-io.ts';
import { createHandOn } from './tracing/create-hand-on.ts';
import { createTraceField } from './tracing/create-trace-field.ts';
import { createEmissions } from './watch/create-emissions.ts';
import { createGuard } from './watch/create-guard.ts';
import { createHandlings } from './watch/create-handlings.ts';
import { createOrdinals } from './watch/create-ordinals.ts';
import { type ErrorFields, noteError } from './watch/note-error.ts';
import { watchServer } from './watch/watch-server.ts';
import { watchUncaught } from './watch/watch-uncaught.ts';

export interface Probe {
  /**
   * Tells of an error that the application caught. It is recorded with the event or request of a client that was being handled,
   * if one was (requests need {@link Probe.express}); call it where the handler's errors are caught, in the same asynchronous context.
   */
  reportError(error: unknown, about?: ReportedError): void;
  /**
   * A middleware for Express, to be used before the routes: it records which entities each answer in JSON says were written
   * (`PATCH`, `POST`, `PUT`, `DELETE`) or read, and knows which request is being handled. It adds nothing to requests and answers.
   */
  express(options?: ExpressOptions): ExpressMiddleware;
  /**
   * A middleware for Express, to be used after the routes and before the application's own for errors: it records what routes
   * throw, and passes it on.
   */
  expressErrors(): ExpressErrorMiddleware;
  /** Takes the hooks out, and hands over what was recorded; gives up after `stopWithinMs`. */
  stop(): Promise<void>;
}

export interface ReportedError {
  /** Id of the report that Sentry was given. */
  readonly sentryId?: string | undefined;
}

const MAX_QUEUE_SIZE = 16 * 1024 * 1024;

/**
 * Records what a Socket.IO server sends, to whom, and who is in which room; and reports it to a collector.
 *
 * Payloads stay as they are, and no fault of the probe reaches the application. Attach it right after the server is made: what was
 * connected before is not seen.
 */
export function attachProbe<L extends EventsMap, E extends EventsMap, I extends EventsMap, D>(
  io: Server<L, E, I, D>,
  options: ProbeOptions<Socket<L, E, I, D>>,
): Probe {
  const { collectorUrl, app, server, user, token, maxArgsLength = 16_384, stopWithinMs = 2_000 } = options;
  const { tracing, traceSocketHandlers = false, clock = wallClock, random = Math.random } = options;
  const send = options.fetch ?? globalThis.fetch;
  const fetch: typeof send = tracing === undefined ? send : (...args) => tracing.untraced(() => send(...args));

  const originMs = clock();
  const now = () => clock() - originMs;
  const queue = createRecordQueue({ now, maxSize: MAX_QUEUE_SIZE });
  const collector = { token, fetch };
  const redactor = createLateRedactor({
    key: options.redactionKey ?? randomBytes(32),
    ask: () => askIdentityKey({ ...collector, url: `${collectorUrl}/api/v1/identity-key` }),
  });
  const sender = startSender({
    session: createSession({ originMs, app, server }),
    queue,
    now,
    random,
    redactor,
    post: (batch) => postBatch(batch, { ...collector, clock, url: `${collectorUrl}/api/v1/probe` }),
    onRefused: ({ records }) => warn(`the collector at ${collectorUrl} refused ${records.length} records`),
  });

  const record = (fact: Unnumbered<DriftRecord>) => {
    queue.push(fact);
    sender.wake();
  };
  const guard = createGuard((fault) => record({ kind: 'recorder.fault', ...fault }));
  record({ kind: 'recorder.on', fromStart: true });
  const traceField = createTraceField(tracing, guard);
  const handlings = createHandlings();
  const unwatch = watchServer(io, user, {
    record,
    guard,
    emissions: createEmissions(),
    ordinals: createOrdinals(),
    receipts: createOrdinals(),
    handlings,
    maxArgsLength,
    traceField,
    handOn: createHandOn(traceSocketHandlers ? tracing : undefined, guard),
  });
  const hearOf = (error: unknown, fields: ErrorFields) =>
    guard.run('error', () => {
      const handling = handlings.current();
      if (handling !== undefined) noteError(error, handling, fields, { record, traceField });
    });
  const unwatchUncaught = watchUncaught((error) => hearOf(error, { how: 'uncaught' }));

  return {
    reportError: (error, { sentryId } = {}) =>
      hearOf(error, { how: 'reported', ...(sentryId !== undefined && { sentryId }) }),
    express: (about) => watchAnswers({ record, guard, traceField, handlings }, about),
    expressErrors: () => watchErrors({ record, guard, traceField }),
    stop: async () => {
      guard.close();
      unwatch();
      unwatchUncaught();
      record({ kind: 'recorder.off' });
      await sender.stop(stopWithinMs);
    },
  };
}

/** Follows the wall clock of the process's start, and never goes back as the wall clock may. */
const wallClock = (): number => performance.timeOrigin + performance.now();

const warn = (message: string): void => process.emitWarning(message, { type: 'DriftscopeProbe' });
