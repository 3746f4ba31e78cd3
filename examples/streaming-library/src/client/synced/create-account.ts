import type { KeptSession } from '@driftscope/example-client';
import { indexedDbStorage } from '@driftscope/sync';
import type { SyncAccount } from '@driftscope/sync/react';
import type { Api } from '../api/create-api.ts';
import { useSession } from '../stores/session-store.ts';

/** How the sync client reaches the server as whoever is logged in, and where it keeps its copy. */
export const createAccount = (api: Api, kept: KeptSession): Omit<SyncAccount, 'user'> => ({
  url: '/api',
  name: 'lantern',
  storage: indexedDbStorage({ name: 'lantern', newId: () => crypto.randomUUID() }),
  credentials: async ({ refresh }) => {
    const { token } = useSession.getState();
    if (!refresh || token === null) return token;
    const renewed = await api.session(token);
    if (!renewed.ok) return null;
    kept.keep(renewed.value);
    useSession.setState(renewed.value);
    return renewed.value.token;
  },
});
