export type Sentry = typeof import('@sentry/node');

/** Starts Sentry, where there is a DSN; call it before anything listens. Absent: nothing of it is loaded. */
export async function loadSentry(dsn: string | undefined, release: string): Promise<Sentry | undefined> {
  if (!dsn) return undefined;
  const sentry = await import('@sentry/node');
  sentry.init({ dsn, release, tracesSampleRate: 1 });
  return sentry;
}
