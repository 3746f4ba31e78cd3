import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { portOf } from '../testing/port-of.ts';
import { type Scene, startScene } from '../testing/start-scene.ts';

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

/** An app of Express with both middlewares, and what is given between them. */
async function start(addRoutes: (router: express.Router, scene: Scene) => void) {
  const scene = await startScene();
  const app = express();
  app.use(scene.probe.express(), express.json());
  const routes = express.Router();
  addRoutes(routes, scene);
  app.use('/api', routes);
  app.use(scene.probe.expressErrors());
  const answerError: express.ErrorRequestHandler = (error, _request, response, _next) =>
    void response.status(500).json({ message: String(error) });
  app.use(answerError);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    await scene.end();
    server.close();
  });
  const post = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${portOf(server)}${path}`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { scene, post };
}

test('what a route throws is recorded with the request and the span it came from, and goes on to the app', async () => {
  const { scene, post } = await start((routes) => {
    routes.post('/messages/:id', async () => {
      await new Promise(setImmediate);
      throw new TypeError('the disk is full');
    });
  });
  const answer = await post('/api/messages/m_1?draft=1', { traceparent: `00-${caller.traceId}-${caller.spanId}-01` });
  expect([answer.status, await answer.json()]).toEqual([500, { message: 'TypeError: the disk is full' }]);
  expect((await scene.report()).of('probe.request-error')).toMatchObject([
    {
      route: 'POST /api/messages/:id',
      requestLine: 'POST /api/messages/m_1',
      caller,
      how: 'reported',
      name: 'TypeError',
      message: 'the disk is full',
    },
  ]);
});

test('what the app tells of is recorded with the request that was being handled, after its answer too', async () => {
  const told = Promise.withResolvers<void>();
  const { scene, post } = await start((routes, { probe }) => {
    routes.post('/messages', async (_request, response) => {
      response.status(201).json({});
      await new Promise(setImmediate);
      probe.reportError(new Error('nobody was told'), { sentryId: 'sentry-1' });
      told.resolve();
    });
  });
  expect((await post('/api/messages')).status).toBe(201);
  await told.promise;
  const errors = (await scene.report()).of('probe.request-error');
  expect(errors).toMatchObject([{ route: 'POST /api/messages', status: 201, sentryId: 'sentry-1' }]);
  expect(errors[0]).not.toHaveProperty('caller');
});
