import { type Identity, nameUser, startExampleSync } from '@driftscope/example-server';
import type { SyncServer } from '@driftscope/sync/server';
import { accessBy } from './access-by.ts';
import { conversationScope, type Directory } from './directory.ts';
import type { LiveServer } from './live-server.ts';
import { messageOf } from './message-log.ts';
import { conversationRoom } from './rooms.ts';

export interface SyncParts extends Identity {
  readonly io: LiveServer;
  readonly directory: Directory;
}

/** How often expired messages are wiped from the logs. */
const SWEEP_EVERY_MS = 5_000;

/** Serves the logs on `/sync`, with who is there in them, and tells the devices on the main namespace of new messages. */
export function startSync({ io, directory, ...identity }: SyncParts): SyncServer {
  const server = startExampleSync({
    ...identity,
    sweepEveryMs: SWEEP_EVERY_MS,
    access: accessBy(directory),
    onChange: (change) => {
      const message = messageOf(change);
      if (message !== undefined) io.to(conversationRoom(message.conversationId)).emit('message:new', message);
    },
    onPresence: (user, online) => {
      for (const { id } of directory.conversationsOf(user)) {
        const entity = { type: 'presence', id: user };
        server.core.write({ kind: 'put', scope: conversationScope(id), entity, fields: { online } });
      }
    },
  });
  server.attach(io.of('/sync').use(nameUser(identity)));
  return server;
}
