import type { Live } from './live.ts';

/**
 * Calls `read` when it is sure to miss nothing: on every connect, for pushes tell what changes from then on; and at
 * once, unless the first connection is just being made. Where that fails, it reads without.
 *
 * @returns what ends it.
 */
export function keepReading(live: Pick<Live, 'status' | 'onStatus' | 'onConnect'>, read: () => void): () => void {
  let isWaiting = live.status().kind === 'connecting';
  if (!isWaiting) read();
  const stops = [
    live.onConnect(() => {
      isWaiting = false;
      read();
    }),
    live.onStatus(() => {
      if (!isWaiting || live.status().kind !== 'stale') return;
      isWaiting = false;
      read();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
