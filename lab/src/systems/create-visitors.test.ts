import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Type from 'typebox';
import { expect, onTestFinished, test } from 'vitest';
import { createVisitors } from './create-visitors.ts';

const ItemsSchema = Type.Array(Type.String());

/** A server with one list, which refuses the first logins. */
async function serve(refused = 0) {
  let logins = 0;
  const answer = (url = '', token = ''): unknown => {
    if (url !== '/api/login') return [token];
    return ++logins > refused ? { token: `token ${logins}` } : {};
  };
  const server = createServer((request, response) => {
    response.end(JSON.stringify(answer(request.url, request.headers.authorization)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { visitors: createVisitors(`http://127.0.0.1:${port}`), logins: () => logins };
}

test('a user logs in once, however often and however soon it asks', async () => {
  const { visitors, logins } = await serve();
  const ask = () => visitors.ask('Alice', ItemsSchema, '/api/items');
  expect(await Promise.all([ask(), ask()])).toEqual([['Bearer token 1'], ['Bearer token 1']]);
  expect(await ask()).toEqual(['Bearer token 1']);
  expect(logins()).toBe(1);
});

test('a user whose login failed logs in anew when next asked for', async () => {
  const { visitors, logins } = await serve(1);
  const ask = () => visitors.ask('Alice', ItemsSchema, '/api/items');
  await expect(ask()).rejects.toThrow();
  expect(await ask()).toEqual(['Bearer token 2']);
  expect(logins()).toBe(2);
});
