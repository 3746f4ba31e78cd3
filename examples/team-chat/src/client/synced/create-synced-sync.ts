import type { Session } from '@driftscope/example-protocol';
import { browserTabs, createSyncClient, indexedDbStorage, socketIoTransport } from '@driftscope/sync';
import { io, type Socket } from 'socket.io-client';
import { conversationScope } from '#protocol/chat-log.ts';
import { useSession } from '../stores/session-store.ts';
import type { ChatSync, SyncParts } from '../sync/chat-sync.ts';
import { keptSession } from '../sync/kept-session.ts';
import { forgetEverything } from './forget-everything.ts';
import { showBadge } from './show-badge.ts';
import { showCopy } from './show-copy.ts';
import { showStatus } from './show-status.ts';

/** Names what the browser keeps, and the tabs that share a connection. */
const APP_NAME = 'driftscope-chat';

/** The same chat on the sync client: the stores show its copy, and what the user does is written into it. */
export function createSyncedSync({ api, storage }: SyncParts): ChatSync {
  let session: Session | null = null;
  let socket: Socket | undefined;

  const keep = (fresh: Session) => {
    session = fresh;
    keptSession(storage).keep(fresh);
    useSession.setState({ ...fresh, restoring: false });
  };

  const leave = () => {
    session = null;
    client.signOut();
    forgetEverything(storage);
  };

  /** The server has turned the token down, or thrown the socket out: is it still good for another one? */
  const renew = async (former: Session): Promise<string | null> => {
    const renewed = await api.session(former.token);
    if (session !== former) return session?.token ?? null;
    if (renewed.ok) keep(renewed.value);
    else if (renewed.error.kind === 'unauthenticated') leave();
    return renewed.ok ? renewed.value.token : null;
  };

  const client = createSyncClient({
    url: '/api',
    credentials: ({ refresh }) => (refresh && session !== null ? renew(session) : (session?.token ?? null)),
    socket: socketIoTransport({
      url: '/sync',
      io: (url, options) => {
        socket = io(url, { ...options, transports: ['websocket'] });
        return socket;
      },
    }),
    tabs: browserTabs({ name: APP_NAME }),
    storage: indexedDbStorage({ name: APP_NAME, newId: () => crypto.randomUUID() }),
    // A team comes back all at once without harm, and somebody who waits for an answer would wait.
    tuning: { retryMaxMs: 3_000 },
  });
  showCopy(client);
  showBadge();
  showStatus(client, () => socket?.id);
  client.onNotice(({ kind }) => {
    if (kind === 'signed-out-elsewhere') leave();
  });

  const enter = (fresh: Session) => {
    keep(fresh);
    client.signIn(fresh.user.id);
  };

  return {
    // What the browser kept is enough to begin with: the copy is shown at once, and the token is put to the test by the first connect.
    start: async () => {
      const kept = keptSession(storage);
      const [token, user] = [kept.token(), kept.user()];
      if (token !== undefined && user !== undefined) enter({ token, user });
    },

    logIn: async (name, password) => {
      const answer = await api.logIn(name, password);
      if (answer.ok) enter(answer.value);
      return answer;
    },

    logOut: async () => {
      leave();
      await api.logOut();
    },

    // The copy has all conversations.
    open: async () => undefined,

    send: async (conversationId, text) => {
      const scope = client.scopes().find((each) => each === conversationScope(conversationId));
      if (scope === undefined || session === null) return unknownConversation;
      const entity = { type: 'message', id: `m_${crypto.randomUUID()}` };
      client.put(scope, entity, { conversationId, authorId: session.user.id, text });
      return { ok: true, value: undefined };
    },

    kick: (devices) => api.kick(session?.token ?? '', devices === 'this' ? socket?.id : undefined),
  };
}

const unknownConversation = {
  ok: false,
  error: { kind: 'no-conversation', message: 'There is no such conversation.', hint: 'Pick one from the list.' },
} as const;
