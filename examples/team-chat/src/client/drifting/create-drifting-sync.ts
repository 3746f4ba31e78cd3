import type { Session } from '@driftscope/example-protocol';
import { io } from 'socket.io-client';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { useSession } from '../stores/session-store.ts';
import type { ChatSync, SyncParts } from '../sync/chat-sync.ts';
import { followConnection } from '../sync/follow-connection.ts';
import { keptSession } from '../sync/kept-session.ts';
import { handleEvents } from './handle-events.ts';
import { mergeConversations } from './merge-conversations.ts';
import { pollBadge } from './poll-badge.ts';

/**
 * The chat the way many teams first write it. Each part looks right alone; the defects are in between.
 * What they are, and how to see each, is told by `defects.ts`.
 */
export function createDriftingSync({ api, storage }: SyncParts): ChatSync {
  // Opened with the page, when nobody knows yet who is logged in.
  const socket = io({ transports: ['websocket'] });
  followConnection(socket);
  socket.on('connect', () => {
    if (useSession.getState().user !== null) handleEvents(socket);
  });

  const token = () => useSession.getState().token ?? '';
  pollBadge(api, token);

  const enter = async (session: Session) => {
    keptSession(storage).keep(session);
    useSession.setState({ ...session, restoring: false });
    const list = await api.conversations(session.token);
    if (list.ok) useConversations.setState((state) => mergeConversations(state, list.value));
  };

  return {
    start: async () => {
      const kept = keptSession(storage).token();
      if (kept === undefined) return;
      useSession.setState({ restoring: true });
      const session = await api.session(kept);
      if (session.ok) return enter(session.value);
      useSession.setState({ restoring: false });
    },

    logIn: async (name, password) => {
      const session = await api.logIn(name, password);
      if (session.ok) {
        socket.auth = { token: session.value.token };
        void enter(session.value);
        socket.disconnect().connect();
      }
      return session;
    },

    logOut: async () => {
      await api.logOut();
      keptSession(storage).forgetToken();
      useSession.setState({ user: null, token: null });
    },

    open: async (conversationId) => {
      if (useMessages.getState().byConversation[conversationId] !== undefined) return;
      const messages = await api.messages(token(), conversationId);
      if (!messages.ok) return;
      useMessages.setState(({ byConversation }) => ({
        byConversation: { ...byConversation, [conversationId]: messages.value },
      }));
    },

    send: (conversationId, text) => api.send(token(), conversationId, text),
    kick: (devices) => api.kick(token(), devices === 'this' ? socket.id : undefined),
  };
}
