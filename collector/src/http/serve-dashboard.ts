import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** Nothing from elsewhere; styles inline, since the components put theirs into the page. */
const contentSecurityPolicy = (labUrl: string | undefined): string =>
  [
    "default-src 'self'",
    // The lab shows apps, each at a port of its own, and is asked for them.
    ...(labUrl === undefined ? [] : [`connect-src 'self' ${labUrl}`, 'frame-src http://127.0.0.1:*']),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Serves the built dashboard. Its files under `assets/` carry a hash in their names and are kept for ever; any other
 * address is a place inside the dashboard and gets its page.
 *
 * @param labUrl origin of the lab, if there is one.
 */
export function serveDashboard(dir: string, labUrl: string | undefined): Router {
  const page = 'index.html';
  const router = Router();
  router.use(({ method }, response, next) => {
    // The rest would be answered by the file server, without the shape that our errors have.
    if (method !== 'GET' && method !== 'HEAD') return next('router');
    response.set('Content-Security-Policy', contentSecurityPolicy(labUrl));
    next();
  });
  router.use(
    '/assets',
    express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  router.use(express.static(dir, { index: false, redirect: false }));
  router.get('/{*place}', (_request, response) => {
    if (!existsSync(join(dir, page))) return void response.status(503).type('html').send(NOT_BUILT);
    // With its root apart, for in a path as a whole a hidden folder is refused.
    response.set('Cache-Control', 'no-cache').sendFile(page, { root: dir, cacheControl: false });
  });
  return router;
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Driftscope</title>
<body style="font: 16px/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>The dashboard is not built yet</h1>
<p>The collector runs and takes records. To build the dashboard: <code>npm run build</code>, then reload this page.</p>
<p>Its data is at <a href="/api/v1/incidents">/api/v1/incidents</a>.</p>
`;
