import type { ErrorReporter } from './error-reporter.ts';

const flushMs = 2_000;

/** Reports to Sentry where there is a DSN, and to the process's warnings always. Without a DSN nothing is loaded or sent. */
export async function createErrorReporter(dsn: string | undefined): Promise<ErrorReporter> {
  const sentry = dsn === undefined ? undefined : await import('@sentry/node');
  sentry?.init({ ...(dsn !== undefined && { dsn }), release: 'encrypted-chat@0.1.0', tracesSampleRate: 1 });
  return {
    report: (error, { event, socketId, userId }) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      sentry?.captureException(error, {
        tags: { event, ...(socketId !== undefined && { 'socket.id': socketId }) },
        ...(userId !== undefined && { user: { id: userId } }),
      });
    },
    stop: async () => {
      await sentry?.close(flushMs);
    },
  };
}
