import type { Api } from './api/create-api.ts';

/** Reports the page's errors to Sentry, where the server says where to. Otherwise nothing is loaded or sent. */
export async function startMonitoring(api: Pick<Api, 'dsn'>): Promise<void> {
  const dsn = await api.dsn();
  if (!dsn.ok || dsn.value === null) return;
  const { browserTracingIntegration, init } = await import('@sentry/browser');
  init({
    dsn: dsn.value,
    release: 'encrypted-chat@0.1.0',
    integrations: [browserTracingIntegration()],
    tracesSampleRate: 1,
  });
}
