import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect } from 'react';
import { useServices } from './services.ts';

/** What is pushed shows up this much later: a burst is read once. */
const SETTLE_MS = 1_000;

/** Reads again what counts incidents, whenever one is new or has changed, and when their log begins: what came before was not pushed. */
export function useReloadOnPush(reload: () => void): void {
  const { live } = useServices();
  const reloadSoon = useDebouncedCallback(reload, SETTLE_MS);
  useEffect(() => {
    const stops = [live.onPush(reloadSoon), live.onBegin(reloadSoon)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [live, reloadSoon]);
}
