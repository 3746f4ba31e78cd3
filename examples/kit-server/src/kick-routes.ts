import { parse, type User } from '@driftscope/example-protocol';
import { Router } from 'express';
import Type from 'typebox';
import { authenticate } from './authenticate.ts';
import type { Identity } from './identity.ts';

/** What is asked of a Socket.IO server here, whatever its events are. */
export interface KickableServer {
  of(namespace: string): { readonly sockets: ReadonlyMap<string, KickableSocket> };
}

interface KickableSocket {
  readonly id: string;
  readonly data: { readonly user?: User };
  disconnect(): unknown;
}

/** `deviceId` absent: all devices of the user. */
const KickRequestSchema = Type.Object({ deviceId: Type.Optional(Type.String()) });

/** What an operator or a bad day would do to a user's devices, for trying it out: the server closes their sockets. */
export function kickRoutes(identity: Identity, io: KickableServer, namespaces: readonly string[]): Router {
  return Router().post('/demo/kick', async (request, response) => {
    const user = await authenticate(identity, request, response);
    if (user === undefined) return;
    const kick = parse(KickRequestSchema, request.body, 'The request to kick');
    if (!kick.ok) {
      response.status(400).json({ error: kick.error });
      return;
    }
    const { deviceId } = kick.value;
    const sockets = namespaces.flatMap((name) => [...io.of(name).sockets.values()]);
    const kicked = sockets.filter(
      (socket) => socket.data.user?.id === user.id && (deviceId === undefined || socket.id === deviceId),
    );
    response.json({ kicked: kicked.length });
    for (const socket of kicked) socket.disconnect();
  });
}
