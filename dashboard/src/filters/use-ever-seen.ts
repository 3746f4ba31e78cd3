import type { Stats } from '@driftscope/detect';
import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';

/** Numbers of all that there is, in files too: what filters offer. Absent until they are known. */
export function useEverSeen(): Stats | undefined {
  const { api } = useServices();
  return useLoaded(useCallback(() => api.stats(new URLSearchParams({ withImported: 'true' })), [api])).value;
}
