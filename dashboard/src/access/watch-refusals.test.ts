import { expect, test } from 'vitest';
import { watchRefusals } from './watch-refusals.ts';

test('an answer that asks who is there is told of, and given as it is', async () => {
  const statuses = [200, 401, 403, 500];
  const { send, onRefused } = watchRefusals(async () => new Response('x', { status: statuses.shift() ?? 200 }));
  let refused = 0;
  const stop = onRefused(() => {
    refused += 1;
  });
  const seen: number[] = [];
  for (const _ of [1, 2, 3, 4]) seen.push((await send('/')).status);
  expect({ seen, refused }).toEqual({ seen: [200, 401, 403, 500], refused: 1 });
  stop();
  statuses.push(401);
  await send('/');
  expect(refused).toBe(1);
});
