import { showDirections } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';

/** Whose token is in use, and a way out. Nothing where nobody signed in. */
export function SignOut() {
  const { api, reload } = useServices();
  const { value } = useLoaded(useCallback(() => api.signedIn(), [api]));
  if (value?.as === undefined) return null;
  const { name, scope } = value.as;
  return (
    <Button
      flex="none"
      size="compact-xs"
      variant="default"
      title={`Signed in with the token ${showDirections(name)} (${scope})`}
      onClick={() => void api.signOut().then(reload)}
    >
      Sign out
    </Button>
  );
}
