import { breadcrumbsIntegration, browserTracingIntegration, init } from '@sentry/browser';

init({
  dsn: 'http://key@127.0.0.1:9/1',
  integrations: [breadcrumbsIntegration(), browserTracingIntegration()],
  tracesSampleRate: 1,
  // What it sends is not what is measured.
  beforeSend: () => null,
});
