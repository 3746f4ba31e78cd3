import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { apiOperations } from '../openapi/api-operations.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { only } from './only.ts';

/** `GET /api/openapi.json`, and `GET /api/docs`, which shows it. */
export function openapiRoutes(version: string): Router {
  const router = Router();
  const description = JSON.stringify(describeApi(apiOperations, version));
  router
    .route('/openapi.json')
    .get((_request, response) => {
      response.type('json').send(description);
    })
    .all(only('GET'));
  router
    .route('/docs')
    .get((_request, response) => {
      response.set('Content-Security-Policy', VIEWER_POLICY).type('html').send(VIEWER);
    })
    .all(only('GET'));
  router
    .route('/docs/start.js')
    .get((_request, response) => {
      response.type('js').send(VIEWER_START);
    })
    .all(only('GET'));
  router.use('/docs/viewer', express.static(viewerDir, { index: false, redirect: false }));
  return router;
}

const viewerDir = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const VIEWER_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'";

const VIEWER = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API – Driftscope</title>
<link rel="stylesheet" href="/api/docs/viewer/swagger-ui.css">
</head>
<body>
<div id="viewer"></div>
<script src="/api/docs/viewer/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const VIEWER_START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#viewer', deepLinking: true, validatorUrl: null });
`;
