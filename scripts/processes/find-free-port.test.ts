import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkPort, findFreePort } from './find-free-port.ts';

async function takePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port.');
  return address.port;
}

test('a taken port is a fault that names it and the way out', async () => {
  const port = await takePort();
  expect(await checkPort(port)).toMatchObject({
    kind: 'port-unavailable',
    message: expect.stringContaining(`Port ${port} is taken`),
    hint: expect.stringContaining('PORT=4000 npm start'),
  });
});

test('the search for a free port passes over those that are taken or given away', async () => {
  const port = await takePort();
  const free = await findFreePort(port);
  expect(free).toBeGreaterThan(port);
  expect(await findFreePort(port, new Set([free]))).toBeGreaterThan(free);
  expect(await checkPort(free)).toBeUndefined();
});
