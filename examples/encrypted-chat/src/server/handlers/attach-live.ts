import { installAuth } from './auth.ts';
import { handleKeys } from './keys.ts';
import type { LiveParts } from './live-parts.ts';
import { handleMessages } from './message.ts';
import { handlePresence } from './presence.ts';

/** Serves the sockets: each concern on its own. */
export function attachLive(parts: LiveParts): void {
  installAuth(parts);
  parts.io.on('connection', (socket) => {
    handleMessages(parts, socket);
    handleKeys(parts, socket);
    handlePresence(parts, socket);
  });
}
