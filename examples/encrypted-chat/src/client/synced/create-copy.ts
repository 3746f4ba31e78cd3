import type { Session } from '@driftscope/example-protocol';
import {
  browserTabs,
  type Cipher,
  createSyncClient,
  indexedDbStorage,
  type SyncClient,
  socketIoTransport,
} from '@driftscope/sync';
import { io } from 'socket.io-client';
import type { Api } from '../api/create-api.ts';
import { useSession } from '../stores/session-store.ts';

/** The client for whoever is logged in. Its copy, outbox included, lies on the disk sealed. */
export function createCopy(api: Pick<Api, 'session'>, cipher: Cipher): SyncClient {
  const token = async (refresh: boolean): Promise<string | null> => {
    const { token: current } = useSession.getState();
    if (!refresh || current === null) return current;
    const renewed = await api.session(current);
    if (!renewed.ok) return null;
    useSession.setState(renewed.value satisfies Session);
    return renewed.value.token;
  };
  return createSyncClient({
    url: '/api',
    tabs: browserTabs({ name: 'sotto' }),
    storage: indexedDbStorage({ name: 'sotto', cipher, newId: () => crypto.randomUUID() }),
    socket: socketIoTransport({
      io: (url, options) => io(url, { ...options, transports: ['websocket'] }),
      url: '/sync',
    }),
    credentials: ({ refresh }) => token(refresh),
  });
}
