import Type from 'typebox';
import { request } from './request.ts';

const MonitoringSchema = Type.Object({ dsn: Type.Union([Type.String(), Type.Null()]) });

/** Reports the page's errors and traces to Sentry, where the server says where to. Otherwise nothing is loaded or sent. */
export async function startMonitoring({ release }: { readonly release: string }): Promise<void> {
  const answer = await request({ path: '/api/monitoring' }, MonitoringSchema);
  if (!answer.ok || answer.value.dsn === null) return;
  const { browserTracingIntegration, init } = await import('@sentry/browser');
  init({ dsn: answer.value.dsn, release, integrations: [browserTracingIntegration()], tracesSampleRate: 1 });
}
