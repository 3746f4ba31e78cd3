import type { Router } from 'express';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { openTokenFolder } from '../access/token-folder.ts';
import { describeSettings } from '../environment/describe-settings.ts';
import { createIncidentLog } from '../live/incident-log.ts';
import { apiOperations } from '../openapi/api-operations.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { freeze } from '../testing/freeze.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createTriage } from '../triage/create-triage.ts';
import { aboutRoutes } from './about-routes.ts';
import { batchRoutes } from './batch-routes.ts';
import { incidentRoutes } from './incident-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { tokenRoutes } from './token-routes.ts';
import { traceRoutes } from './trace-routes.ts';
import { triageRoutes } from './triage-routes.ts';
import { viewRoutes } from './view-routes.ts';

/** What a router takes, as `get /api/v1/incidents/{id}`. */
function operationsOf(prefix: string, router: Router): readonly string[] {
  return router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = route.stack.flatMap(({ method }) => (method ? [method] : []));
    const paths: readonly string[] = [route.path].flat();
    return paths.flatMap((path) => methods.map((method) => `${method} ${prefix}${path.replaceAll(/:(\w+)/g, '{$1}')}`));
  });
}

/** The viewer is for people, and no part of what it shows. */
const isApi = (operation: string) => !operation.includes('/api/docs');

describe('the description of the API', () => {
  it('has every operation of the routes, and no other', async () => {
    const store = openSqliteStore(await temporaryFolder());
    const nothing = () => undefined;
    const access = { ask: () => nothing, askAlways: () => nothing, holder: nothing };
    const v1 = [
      batchRoutes({ ingest: nothing, importRecording: nothing, access, identityKey: '', thresholds: {} }),
      signInRoutes({
        access: { isGuarded: () => false, find: nothing, holder: nothing },
        book: { byId: nothing },
        clock: Date.now,
      }),
      tokenRoutes({ access, book: { forget: nothing }, folder: openTokenFolder('', Date.now), audit: nothing }),
      sessionRoutes(store.sessions, store.teams, nothing),
      triageRoutes({
        store,
        triage: createTriage({ store: store.triage, onChange: nothing, clock: Date.now }),
        access,
      }),
      incidentRoutes(store),
      overviewRoutes(store, Date.now),
      viewRoutes(store.views),
      teamRoutes(store.teams),
      settingsRoutes(describeSettings({ port: 0, dataDir: '' })),
      liveRoutes(createIncidentLog({ incidents: store.incidents, clock: Date.now })),
      reportRoutes(store, Date.now),
      traceRoutes({ traces: store.traces, dsnKey: '', access }),
    ];
    const about = [
      aboutRoutes({ version: '', storeName: '', examples: [], checkWritable: async () => undefined, clock: Date.now }),
      openapiRoutes(''),
    ];
    const routed = [
      ...v1.flatMap((router) => operationsOf('/api/v1', router)),
      ...about.flatMap((router) => operationsOf('/api', router)),
    ];
    await store.close();
    const described = apiOperations.map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual([...new Set(routed)].filter(isApi).toSorted());
  });

  it('is kept to by the answers of a collector that runs', async () => {
    const { get, post } = await startTestCollector();
    await post(freeze('s1', Date.now() - 60_000));
    await vi.waitFor(async () => expect((await get('/api/v1/incidents/s1-1')).status).toBe(200), 10_000);
    for (const { method, path, answer } of apiOperations) {
      if (method !== 'get' || answer.type !== 'application/json') continue;
      const id = path.includes('incidents') ? 's1-1' : path.includes('traces') ? 'a'.repeat(32) : 's1';
      const { status, body } = await get(path.replace('{id}', id));
      expect(status, path).toBe(answer.status);
      expect(Value.Errors(answer.schema, body), path).toEqual([]);
    }
  });

  it('is OpenAPI with parameters and bodies, and has nothing in it that JSON does not', async () => {
    const { get } = await startTestCollector();
    const { body } = await get('/api/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/v1/incidents/{id}': {
          get: { parameters: [{ name: 'id', in: 'path', required: true }] },
          patch: { requestBody: { content: { 'application/json': { schema: { minProperties: 1 } } } } },
        },
        '/api/v1/reports': {
          get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'compare' })]) },
        },
      },
    });
    expect(JSON.stringify(body)).not.toContain('"~');
  });

  it('is shown by a viewer of our own files', async () => {
    const { get } = await startTestCollector();
    const { body, headers } = await get('/api/docs');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    const files = [...String(body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(3);
    for (const file of files) expect((await get(file)).status, file).toBe(200);
  });
});
