import { parse } from '@driftscope/example-protocol';
import { authenticate } from '@driftscope/example-server';
import { Router } from 'express';
import Type from 'typebox';
import { type LiveOptions, syncNamespace } from './live.ts';

/** `deviceId` absent: all devices of the user. */
const KickRequestSchema = Type.Object({ deviceId: Type.Optional(Type.String()) });

/** What an operator or a bad day would do to a user's devices, for trying it out. */
export function demoRoutes(parts: LiveOptions): Router {
  return Router().post('/demo/kick', async (request, response) => {
    const user = await authenticate(parts, request, response);
    if (user === undefined) return;
    const kick = parse(KickRequestSchema, request.body, 'The request to kick');
    if (!kick.ok) {
      response.status(400).json({ error: kick.error });
      return;
    }
    const { deviceId } = kick.value;
    const sockets = ['/', syncNamespace].flatMap((name) => [...parts.io.of(name).sockets.values()]);
    const kicked = sockets.filter(
      (socket) => socket.data.user?.id === user.id && (deviceId === undefined || socket.id === deviceId),
    );
    response.json({ kicked: kicked.length });
    for (const socket of kicked) socket.disconnect();
  });
}
