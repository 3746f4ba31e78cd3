/** A page that takes small frames. `bench(count)` has the server send so many, and resolves with the ms they took. */
async function bench(count: number): Promise<number> {
  const socket = new WebSocket(location.href.replace(/^http/, 'ws'));
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<number>();
  let seen = 0;
  let characters = 0;
  let firstMs = 0;
  socket.addEventListener('open', () => ready.resolve());
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    if (seen === 0) firstMs = performance.now();
    characters += data.length;
    if (++seen === count) done.resolve(performance.now() - firstMs);
  };
  await ready.promise;
  socket.send(String(count));
  const tookMs = await done.promise;
  socket.close();
  if (characters === 0) throw new Error('the frames were empty');
  return tookMs;
}

Object.assign(globalThis, { bench });
