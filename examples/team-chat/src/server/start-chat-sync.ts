import { createLogStore, type Identity, startExampleSync } from '@driftscope/example-server';
import { type LogStore, type SyncServer, scopeNamed } from '@driftscope/sync/server';
import { PRESENCE_SCOPE } from '#protocol/chat-log.ts';
import { messageOf } from './chat.ts';
import type { ChatData } from './chat-data.ts';
import { createAccess } from './create-access.ts';
import { fillLog } from './fill-log.ts';
import type { LiveServer } from './live-server.ts';
import { notifyMentions } from './notify-mentions.ts';
import { conversationRoom } from './rooms.ts';

export interface ChatSyncOptions extends Identity {
  readonly io: LiveServer;
  readonly data: ChatData;
  /** Hears of what went wrong after a message was taken. */
  readonly onError: (error: unknown) => void;
}

export interface ChatSync {
  readonly sync: SyncServer;
  readonly store: LogStore;
}

/** The log in which everything is that was ever said. Synced clients follow it; the others are told of its messages. */
export function startChatSync({ io, data, onError, ...identity }: ChatSyncOptions): ChatSync {
  const store = createLogStore();
  fillLog(store, data);
  const sync = startExampleSync({
    ...identity,
    store,
    access: createAccess({ rooms: data.rooms, store }),
    onChange: (change) => {
      const message = messageOf(change);
      if (message === undefined) return;
      io.to(conversationRoom(message.conversationId)).emit('message:new', message);
      try {
        notifyMentions(io, data.users, message);
      } catch (error) {
        // The message is taken, and its author is not to send it again.
        onError(error);
      }
    },
    onPresence: (userId, online) =>
      sync.core.write({
        kind: 'put',
        scope: scopeNamed(PRESENCE_SCOPE),
        entity: { type: 'presence', id: userId },
        fields: { online },
      }),
  });
  return { sync, store };
}
