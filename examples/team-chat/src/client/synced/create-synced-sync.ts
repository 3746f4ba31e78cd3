import type { Session } from '@driftscope/example-protocol';
import { io } from 'socket.io-client';
import { useSession } from '../stores/session-store.ts';
import type { ChatSync, SyncParts } from '../sync/chat-sync.ts';
import { followConnection } from '../sync/follow-connection.ts';
import { keptSession } from '../sync/kept-session.ts';
import { createCatchUp } from './create-catch-up.ts';
import { createRenewal } from './create-renewal.ts';
import { forgetEverything } from './forget-everything.ts';
import { handleEvents } from './handle-events.ts';
import { mergeMessages } from './merge-messages.ts';
import { onReturn } from './on-return.ts';

/**
 * The same chat with its repairs: no connect before there is a token, a read at every connect and return,
 * listeners once, a way back after a kick, and a logout that leaves nothing.
 */
export function createSyncedSync({ api, storage }: SyncParts): ChatSync {
  let session: Session | null = null;
  const current = () => session;

  const socket = io({
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelayMax: 3000,
    // Asked at every attempt, so a renewed token is used from the next one on.
    auth: (give) => give({ token: session?.token }),
  });

  const leave = () => {
    session = null;
    renewal.stop();
    catchUp.reset();
    socket.disconnect();
    forgetEverything(storage);
  };

  const catchUp = createCatchUp({ api, session: current, refused: leave });
  const renewal = createRenewal({
    api,
    session: current,
    renewed: (fresh) => {
      session = fresh;
      keptSession(storage).keep(fresh);
      useSession.setState(fresh);
      socket.connect();
    },
    refused: leave,
  });

  const enter = (fresh: Session) => {
    session = fresh;
    keptSession(storage).keep(fresh);
    useSession.setState({ ...fresh, restoring: false });
    void catchUp.run();
    socket.connect();
  };

  followConnection(socket);
  handleEvents(socket, () => session !== null);
  socket.on('connect', () => {
    renewal.stop();
    void catchUp.run();
  });
  // Socket.IO does not come back by itself after a kick or a refusal.
  const comeBack = () => {
    if (session !== null && !socket.active) renewal.start();
  };
  socket.on('disconnect', comeBack);
  socket.on('connect_error', comeBack);
  onReturn(() => {
    comeBack();
    if (session !== null) void catchUp.run();
  });

  return {
    start: async () => {
      const kept = keptSession(storage).token();
      if (kept === undefined) return;
      useSession.setState({ restoring: true });
      const restored = await api.session(kept);
      if (session !== null) return;
      if (restored.ok) enter(restored.value);
      else if (restored.error.kind === 'unauthenticated') forgetEverything(storage);
      else useSession.setState({ restoring: false });
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

    // All conversations are read at every catch-up.
    open: async () => undefined,

    send: async (conversationId, text) => {
      const sender = session;
      const sent = await api.send(sender?.token ?? '', conversationId, text);
      if (sent.ok && session?.user.id === sender?.user.id) mergeMessages(conversationId, [sent.value]);
      return sent;
    },

    kick: (devices) => api.kick(session?.token ?? '', devices === 'this' ? socket.id : undefined),
  };
}
