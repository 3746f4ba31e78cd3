import type { StartFault } from './fault-tools.ts';

/** Sockets are closed in order, as a server does that puts its clients out. */
export const startKick: StartFault<'kick'> = ({ socket, code, reason }, { wires, hit, over }) => {
  for (const [ws] of wires.live(socket)) {
    hit();
    wires.end(ws, { code, reason, clean: true });
  }
  over();
  return () => undefined;
};
