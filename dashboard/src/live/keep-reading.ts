import type { Live } from './live.ts';

/**
 * Calls `read` at once, without waiting for a connection, and again on each connect after the page was cut off: it may
 * have changed meanwhile. The connection that is just being made is no such one.
 *
 * @returns what ends it.
 */
export function keepReading(live: Pick<Live, 'status' | 'onStatus' | 'onConnect'>, read: () => void): () => void {
  const { kind } = live.status();
  let isBeingMade = kind === 'connecting' || kind === 'catching-up';
  read();
  const stops = [
    live.onConnect(() => {
      if (!isBeingMade) read();
      isBeingMade = false;
    }),
    live.onStatus(() => {
      if (live.status().kind === 'stale') isBeingMade = false;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
