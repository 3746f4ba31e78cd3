import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** The status of a GET that says it is for another host: `fetch` would not let us. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('the collector on HTTP', () => {
  it('says that it is well', async () => {
    const { get } = await startTestCollector();
    expect(await get('/api/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', version: expect.any(String), store: 'sqlite', uptimeS: expect.any(Number) },
    });
  });

  it('lists the examples that run beside it', async () => {
    const url = 'http://127.0.0.1:1';
    const example = { id: 'team-chat', name: 'Team chat', system: 'A', url, variants: { drifting: url, synced: url } };
    const { get } = await startTestCollector({ examples: [example] });
    expect(await get('/api/examples')).toMatchObject({ body: { examples: [example] } });
  });

  it('answers only to names of this machine', async () => {
    const { url, port } = await startTestCollector();
    expect(await statusFor(`${url}/api/health`, `localhost:${port}`)).toBe(200);
    expect(await statusFor(`${url}/api/health`, `[::1]:${port}`)).toBe(200);
    expect(await statusFor(`${url}/api/health`, 'localhost')).toBe(200);
    for (const host of [
      `rebound.test:${port}`,
      '127.0.0.1@rebound.test',
      '127.0.0.1.rebound.test',
      '127.0.0.1/x',
      ':80',
    ]) {
      expect(await statusFor(`${url}/api/health`, host)).toBe(403);
    }
  });

  it('keeps a connection for longer than proxies do', async () => {
    const { get } = await startTestCollector();
    const { headers } = await get('/api/health');
    expect(headers.get('keep-alive')).toBe('timeout=75');
  });

  it('lets no page read over its shoulder', async () => {
    const { url } = await startTestCollector();
    const { headers } = await fetch(`${url}/api/v1/incidents`, { headers: { origin: 'https://elsewhere.test' } });
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['POST', '/nothing', 404, 'not-found'],
    ['GET', '/api/v1/batches', 405, 'wrong-method'],
    ['DELETE', '/api/v1/incidents/i1', 405, 'wrong-method'],
    ['POST', '/assets/app.js', 404, 'not-found'],
    ['PUT', '/favicon.svg', 404, 'not-found'],
    ['GET', '/%zz', 400, 'bad-request'],
  ])('answers %s %s with %i', async (method, path, status, kind) => {
    const { url } = await startTestCollector({ dashboardDir: await temporaryFolder() });
    const response = await fetch(`${url}${path}`, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { kind, message: expect.any(String) } });
  });

  it('serves the dashboard at every address that is a place in it', async () => {
    // A checkout may be below a hidden folder.
    const dashboardDir = join(await temporaryFolder(), '.hidden', 'dist');
    await mkdir(join(dashboardDir, 'assets'), { recursive: true });
    await writeFile(join(dashboardDir, 'index.html'), '<title>Dashboard</title>');
    await writeFile(join(dashboardDir, 'assets', 'app-1a2b.js'), 'export {};');
    const { get } = await startTestCollector({ dashboardDir });
    const page = await get('/incidents/i1');
    expect(page).toMatchObject({ status: 200, body: '<title>Dashboard</title>' });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    expect(await get('/assets/gone.js')).toMatchObject({ status: 404, body: { error: { kind: 'not-found' } } });
  });

  it('says how to build the dashboard while there is none', async () => {
    const { get } = await startTestCollector({ dashboardDir: await temporaryFolder() });
    expect(await get('/')).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
  });
});
