import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect } from 'react';
import { useServices } from './services.ts';

/** What is pushed shows up this much later: a burst is read once. */
const SETTLE_MS = 1_000;

/** Reads again what counts incidents, whenever one is new or has changed. */
export function useReloadOnPush(reload: () => void): void {
  const { live } = useServices();
  const reloadSoon = useDebouncedCallback(reload, SETTLE_MS);
  useEffect(() => live.onPush(reloadSoon), [live, reloadSoon]);
}
