import { createLogStore, type Identity, scopeNamed, startExampleSync } from '@driftscope/example-server';
import type { LogStore, SyncServer } from '@driftscope/sync/server';
import { presenceScope } from '#protocol/chat-log.ts';
import { messageOf } from './chat.ts';
import type { ChatData } from './chat-data.ts';
import { createAccess } from './create-access.ts';
import { fillLog } from './fill-log.ts';
import type { LiveServer } from './live-server.ts';
import { conversationRoom } from './rooms.ts';

export interface ChatSyncOptions extends Identity {
  readonly io: LiveServer;
  readonly data: ChatData;
}

export interface ChatSync {
  readonly sync: SyncServer;
  readonly store: LogStore;
}

/** The log in which everything is that was ever said. Synced clients follow it; the others are told of its messages. */
export function startChatSync({ io, data, ...identity }: ChatSyncOptions): ChatSync {
  const store = createLogStore();
  fillLog(store, data);
  const sync = startExampleSync({
    ...identity,
    store,
    access: createAccess({ rooms: data.rooms, store }),
    onChange: (change) => {
      const message = messageOf(change);
      if (message) io.to(conversationRoom(message.conversationId)).emit('message:new', message);
    },
    onPresence: (userId, online) =>
      sync.core.write({
        kind: 'put',
        scope: scopeNamed(presenceScope),
        entity: { type: 'presence', id: userId },
        fields: { online },
      }),
  });
  return { sync, store };
}
