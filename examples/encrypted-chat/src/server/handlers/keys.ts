import type { LiveSocket } from '../live-server.ts';
import { guardHandler } from './guard-handler.ts';
import type { LiveParts } from './live-parts.ts';

/** Tells a device its own sealed keys, and the public keys of those its user writes to. */
export function handleKeys(parts: LiveParts, socket: LiveSocket): void {
  const { directory } = parts;
  const { user } = socket.data;

  socket.on(
    'keys:backup',
    guardHandler(parts, socket, 'keys:backup', (answer) => {
      const backup = directory.backup(user.id);
      const none = { kind: 'no-keys', message: 'You have published no keys.', hint: 'Ask for a new account.' };
      answer(backup === undefined ? { ok: false, error: none } : { ok: true, value: backup });
    }),
  );

  socket.on(
    'keys:conversations',
    guardHandler(parts, socket, 'keys:conversations', (answer) => {
      answer({ ok: true, value: directory.conversationsOf(user.id) });
    }),
  );
}
