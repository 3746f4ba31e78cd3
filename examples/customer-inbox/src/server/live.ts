import { type Identity, nameUser } from '@driftscope/example-server';
import type { Inbox } from './inbox.ts';
import type { LiveServer } from './live-server.ts';

/** All agents. */
export const EVERYONE = 'agents';

export const liveRoom = (roomId: string): string => `room:${roomId}`;

/** Lets agents in. Each hears what is told to everyone, and what is told in the rooms that they have joined. */
export function attachLive(io: LiveServer, inbox: Inbox, identity: Identity): void {
  io.use(nameUser(identity));
  io.use((socket, next) => next(socket.data.user === undefined ? new Error('token-refused') : undefined));

  io.on('connection', (socket) => {
    void socket.join(EVERYONE);
    socket.on('room:join', (roomId) => {
      if (typeof roomId === 'string' && inbox.room(roomId) !== undefined) void socket.join(liveRoom(roomId));
    });
    socket.on('room:leave', (roomId) => {
      if (typeof roomId === 'string') void socket.leave(liveRoom(roomId));
    });
  });
}
