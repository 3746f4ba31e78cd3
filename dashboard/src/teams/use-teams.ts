import type { Team } from '@driftscope/records';
import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';

/** The teams that there are. None until they are known, and where they cannot be read: what they narrow says why. */
export function useTeams(): readonly Team[] {
  const { api } = useServices();
  return useLoaded(useCallback(() => api.teams(), [api])).value?.teams ?? none;
}

const none: readonly Team[] = [];
