import { createKeptSession } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import { io } from 'socket.io-client';
import { createKeyDatabase } from '../keys/key-database.ts';
import { createKeyRing, type KeyRing } from '../keys/key-ring.ts';
import type { Keys } from '../keys/keys.ts';
import { createPhotoReader } from '../photos/create-photo-reader.ts';
import { forgetEverything } from '../stores/forget-everything.ts';
import { useMessages } from '../stores/messages-store.ts';
import { useSession } from '../stores/session-store.ts';
import type { ChatSync, SyncParts } from '../sync/chat-sync.ts';
import { createClearVault } from './clear-vault.ts';
import { createReader } from './create-reader.ts';
import { createWriter } from './create-writer.ts';
import { followConnection } from './follow-connection.ts';
import { createMessageCache } from './message-cache.ts';
import { readKeys } from './read-keys.ts';
import { showList } from './show-messages.ts';

/**
 * The chat the way many teams first write it. Each part looks right alone; the defects are in between.
 * What they are, and how to see each, is told by `defects.ts`.
 */
export function createDriftingSync({ api, storage }: SyncParts): ChatSync {
  const kept = createKeptSession(storage, 'sotto-drifting');
  const database = createKeyDatabase('sotto-drifting-keys');
  const vault = createClearVault(database);
  const cache = createMessageCache('sotto-drifting');
  const socket = io({ transports: ['websocket'], autoConnect: false });
  let ring: KeyRing = createKeyRing({ sessionKeys: {} });
  const token = () => useSession.getState().token ?? '';

  followConnection(socket);
  const photos = createPhotoReader({ api, token, ring: () => ring });
  const reader = createReader({ socket, cache, ring: () => ring });
  const writer = createWriter({ socket, cache, api, photos, token, ring: () => ring, onSent: reader.receive });

  const enter = (session: Session, keys: Keys) => {
    ring = createKeyRing(keys);
    kept.keep(session);
    useSession.setState({ ...session, restoring: false });
  };

  const connect = (session: Session) => {
    socket.auth = { token: session.token };
    socket.connect();
  };

  return {
    start: async () => {
      const keptToken = kept.token();
      if (keptToken === undefined) return;
      useSession.setState({ restoring: true });
      const session = await api.session(keptToken);
      const keys = session.ok ? await vault.load(session.value.user.id) : undefined;
      if (!session.ok || keys === undefined) return useSession.setState({ restoring: false });
      connect(session.value);
      const read = await readKeys(socket, session.value.user.id, keys.keyPair);
      enter(session.value, read.ok ? read.value : keys);
    },

    logIn: async (name, password) => {
      const session = await api.logIn(name, password);
      if (!session.ok) return session;
      const { user } = session.value;
      connect(session.value);
      const keys = await readKeys(socket, user.id, password);
      if (!keys.ok) return keys;
      await vault.keep(user.id, keys.value);
      enter(session.value, keys.value);
      return session;
    },

    logOut: async () => {
      socket.disconnect();
      kept.forget();
      forgetEverything();
      await Promise.all([database.clear(), cache.clear(), api.logOut()]);
    },

    open: async (conversationId) => {
      if (useMessages.getState().byConversation[conversationId] !== undefined) return;
      showList(conversationId, await cache.list(conversationId));
      await reader.read(conversationId);
    },

    send: writer.send,

    photo: photos.read,
  };
}
