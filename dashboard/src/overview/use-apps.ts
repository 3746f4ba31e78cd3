import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';

/** Names of all apps that were ever recorded. Absent until they are known. */
export function useApps(): readonly string[] | undefined {
  const { api } = useServices();
  const { value } = useLoaded(useCallback(() => api.stats(new URLSearchParams()), [api]));
  return value && [...new Set(value.exposure.map(({ app }) => app))].sort();
}
