import { expect, test } from '#support/recorder-test.ts';

test('records what passes a socket, in order and numbered', async ({ openRecorded }) => {
  const { page, url, records } = await openRecorded();
  await page.evaluate(
    async (address) => {
      const ws = new WebSocket(address, ['chat', 'other']);
      const next = (type: string) => new Promise((resolve) => ws.addEventListener(type, resolve, { once: true }));
      try {
        ws.send('too early');
      } catch {
        // As it should: nothing was sent.
      }
      await next('open');
      ws.send('hello');
      await next('message');
      ws.send(new Blob(['blob']));
      ws.send('after the blob');
      await next('message');
      await next('message');
      ws.send('x'.repeat(70_000));
      await next('message');
      ws.close(4000, 'done');
      ws.send('too late');
      await next('close');
    },
    url.replace('http', 'ws'),
  );

  await expect.poll(async () => (await records()).at(-1)?.kind).toBe('socket.close');
  const sockets = (await records()).filter(({ kind }) => kind.startsWith('socket.'));
  const frame = { kind: 'socket.frame', socket: 1 };
  expect(sockets).toMatchObject([
    { kind: 'socket.attempt', socket: 1, url: `${url.replace('http', 'ws')}/`, protocols: ['chat', 'other'] },
    { kind: 'socket.open', socket: 1, protocol: 'chat' },
    { ...frame, dir: 'out', n: 1, size: 5, text: 'hello' },
    { ...frame, dir: 'in', n: 1, size: 5, text: 'hello' },
    { ...frame, dir: 'out', n: 2, size: 4, base64: btoa('blob') },
    { ...frame, dir: 'out', n: 3, text: 'after the blob' },
    { ...frame, dir: 'in', n: 2, size: 4, base64: btoa('blob') },
    { ...frame, dir: 'in', n: 3, text: 'after the blob' },
    { ...frame, dir: 'out', n: 4, size: 70_000, cut: 'size' },
    { ...frame, dir: 'in', n: 4, size: 70_000, cut: 'size' },
    { kind: 'socket.closing', socket: 1, code: 4000, reason: 'done' },
    { kind: 'socket.close', socket: 1, code: 4000, clean: true },
  ]);
});
