/** A page whose worker takes small frames, as `frames.ts` does in a page. */
const worker = new Worker('/worker-thread.js');

const ask = (name: 'prepare' | 'fire', count = 0) =>
  new Promise<unknown>((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage([name, count]);
  });

Object.assign(globalThis, { prepare: (count: number) => ask('prepare', count), fire: () => ask('fire') });
