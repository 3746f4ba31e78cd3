import { makeFrame } from '../make-frame.ts';

/** A page that takes small frames. `bench(count)` has the server send so many, and resolves with the ms they took. */
async function bench(count: number): Promise<number> {
  const { socket, seen } = await openSocket();
  const done = Promise.withResolvers<number>();
  let firstMs = 0;
  seen.onFrame = () => {
    if (seen.frames === 1) firstMs = performance.now();
    if (seen.frames === count) done.resolve(performance.now() - firstMs);
  };
  socket.send(String(count));
  const tookMs = await done.promise;
  socket.close();
  if (seen.characters === 0) throw new Error('the frames were empty');
  return tookMs;
}

let kept: Awaited<ReturnType<typeof openSocket>> | undefined;
let events: readonly MessageEvent[] = [];

/**
 * Makes frames that the page will give itself by `fire()`: to its handlers they are the same as those that come from the
 * network, and there is no network in what they take.
 */
async function prepare(count: number): Promise<void> {
  kept ??= await openSocket();
  const from = kept.seen.frames;
  // Texts of one piece, as they come from the network.
  const texts: string[] = JSON.parse(JSON.stringify(Array.from({ length: count }, (_, n) => makeFrame(from + n))));
  events = texts.map((data) => new MessageEvent('message', { data }));
}

function fire(): void {
  for (const event of events) kept?.socket.dispatchEvent(event);
  events = [];
}

/** The same, so many at a time. */
async function stream(together: number, everyMs: number): Promise<void> {
  for (let at = 0; at < events.length; at += together) {
    for (const event of events.slice(at, at + together)) kept?.socket.dispatchEvent(event);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  events = [];
}

async function openSocket() {
  const socket = new WebSocket(location.href.replace(/^http/, 'ws'));
  const ready = Promise.withResolvers<void>();
  const seen: { frames: number; characters: number; onFrame?: () => void } = { frames: 0, characters: 0 };
  socket.addEventListener('open', () => ready.resolve());
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    seen.frames++;
    seen.characters += data.length;
    seen.onFrame?.();
  };
  await ready.promise;
  return { socket, seen };
}

Object.assign(globalThis, { bench, prepare, fire, stream });
