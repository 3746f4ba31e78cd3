import { loadSentry } from '@driftscope/example-server';
import type { ErrorReporter } from './error-reporter.ts';

export interface ErrorReporterOptions {
  /** Absent: nothing of Sentry is loaded, and nothing is sent. */
  readonly dsn?: string | undefined;
  /** Hears of every error, with the id of Sentry's report where there is one. */
  readonly onError?: (error: unknown, about: { readonly sentryId?: string | undefined }) => void;
}

const FLUSH_MS = 2_000;

/** Reports to Sentry where there is a DSN, and to the process's warnings always. */
export async function createErrorReporter({ dsn, onError }: ErrorReporterOptions): Promise<ErrorReporter> {
  const sentry = await loadSentry(dsn, 'encrypted-chat@0.1.0');
  return {
    report: (error, { event, socketId, userId }) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      const sentryId = sentry?.captureException(error, {
        tags: { event, ...(socketId !== undefined && { 'socket.id': socketId }) },
        ...(userId !== undefined && { user: { id: userId } }),
      });
      onError?.(error, { sentryId });
    },
    stop: async () => {
      await sentry?.close(FLUSH_MS);
    },
  };
}
