import './frames.ts';

/** The frames of `frames.ts` in a worker: does what it is asked for by name, and says so. */
self.onmessage = async ({ data: [name, count] }: MessageEvent<['prepare' | 'fire', number]>) => {
  await Reflect.get(globalThis, name)(count);
  self.postMessage('done');
};
