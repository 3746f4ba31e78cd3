import { parse } from '@driftscope/example-protocol';
import type { Identity } from '@driftscope/example-server';
import Type from 'typebox';
import type { Inbox } from './inbox.ts';
import type { LiveServer, LiveSocket } from './live-server.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

/** All agents. */
export const EVERYONE = 'agents';

export const liveRoom = (roomId: string): string => `room:${roomId}`;

/** Notes on a socket who has connected it, where the token tells. */
export const nameUser =
  ({ accounts, tokens }: Identity) =>
  async (socket: LiveSocket, next: () => void): Promise<void> => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    const userId = handshake.ok ? await tokens.verify(handshake.value.token) : undefined;
    const user = userId === undefined ? undefined : accounts.user(userId);
    if (user !== undefined) socket.data.user = user;
    next();
  };

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
