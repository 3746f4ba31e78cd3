import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { portOf } from '../testing/port-of.ts';
import { startScene } from '../testing/start-scene.ts';
import { entitiesIn } from './answered-entity.ts';
import type { ExpressOptions } from './express-options.ts';

/** An app of Express with the middleware, and the probe that it reports by. */
async function start(options?: ExpressOptions) {
  const scene = await startScene();
  const app = express();
  app.use(express.json(), scene.probe.express(options));
  const rooms = express.Router();
  rooms.get('/messages', (_request, response) => void response.json({ items: [{ id: 'm_1', version: 3 }, { id: 7 }] }));
  rooms.patch('/messages/:id', (request, response) => {
    response
      .status(201)
      .json({ ok: true, value: { id: request.params.id, updatedAt: new Date(0), author: { id: 'u_1' } } });
  });
  rooms.post('/refused', (_request, response) => void response.status(409).json({ id: 'm_1', version: 1 }));
  rooms.post('/early', async (_request, response) => {
    await Promise.resolve();
    scene.io.emit('message:changed', { room: 'r_1' });
    await new Promise<void>((resolve) => setImmediate(resolve));
    response.json({ id: 'm_5', version: 2 });
  });
  app.use('/api', rooms);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    await scene.end();
    server.close();
  });
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${portOf(server)}${path}`, { method, headers });
  return { scene, ask };
}

test('what answers say of entities is recorded with the route, as written or read, and answers stay as they are', async () => {
  const { scene, ask } = await start();
  expect(await (await ask('GET', '/api/messages')).json()).toEqual({ items: [{ id: 'm_1', version: 3 }, { id: 7 }] });
  expect((await ask('PATCH', '/api/messages/m_2')).status).toBe(201);
  const report = await scene.report();
  expect(report.of('probe.read')).toMatchObject([
    { route: 'GET /api/messages', id: 'm_1', version: 3, versionField: 'version' },
    { route: 'GET /api/messages', id: '7' },
  ]);
  expect(report.of('probe.write')).toMatchObject([
    { route: 'PATCH /api/messages/:id', id: 'm_2', version: '1970-01-01T00:00:00.000Z', versionField: 'updatedAt' },
  ]);
});

test('what is sent and what is answered in one request bear its number, also after it waited', async () => {
  const { scene, ask } = await start();
  await ask('POST', '/api/early');
  await ask('GET', '/api/messages');
  scene.io.emit('tick');
  const report = await scene.report();
  const [sent, ...others] = report.of('probe.emit');
  expect(sent).toMatchObject({ event: 'message:changed', request: 1 });
  expect(others).toMatchObject([{ event: 'tick' }]);
  expect(others[0]).not.toHaveProperty('request');
  expect(report.of('probe.write')).toMatchObject([{ id: 'm_5', request: 1 }]);
  expect(report.of('probe.read').map(({ request }) => request)).toEqual([2, 2]);
  expect(sent?.seq).toBeLessThan(report.of('probe.write')[0]?.seq ?? 0);
});

test('a read is recorded also where the client is told that it has it already', async () => {
  const { scene, ask } = await start();
  const etag = (await ask('GET', '/api/messages')).headers.get('etag') ?? '';
  expect((await ask('GET', '/api/messages', { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(304);
  expect((await scene.report()).of('probe.read').map(({ request }) => request)).toEqual([1, 1, 2, 2]);
});

test('what was refused was not written', async () => {
  const { scene, ask } = await start();
  await ask('POST', '/api/refused');
  expect((await scene.report()).of('probe.write')).toEqual([]);
});

test('an app that fails to name its entities is answered all the same, and after five times is not asked again', async () => {
  let asked = 0;
  const { scene, ask } = await start({
    entities: () => {
      asked += 1;
      throw new Error('no');
    },
  });
  for (let n = 0; n < 7; n += 1) expect((await ask('GET', '/api/messages')).status).toBe(200);
  expect(asked).toBe(5);
  expect((await scene.report()).of('recorder.fault')).toHaveLength(5);
});

test('of a long list only the first are looked at, and of what is deep or strange nothing', () => {
  const long = Array.from({ length: 10_000 }, (_, n) => ({ id: `m_${n}` }));
  expect(entitiesIn(long, 50)).toHaveLength(50);
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  for (const body of [ring, null, 'text', { id: { nested: 1 } }, { id: '' }, { id: 'x'.repeat(1_000) }]) {
    expect(entitiesIn(body, 50)).toEqual([]);
  }
});
