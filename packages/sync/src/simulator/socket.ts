import type { ServerMessage } from '../protocol/server-message.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';
import type { Connection, Server } from './server.ts';
import type { TimeLine } from './time-line.ts';

/** The client's end of a socket. */
export interface Socket {
  ping(): void;
  close(): void;
  /** What the network's cut does to it: both ends are told. */
  cut(): void;
  /** The server throws it out. */
  kick(): void;
}

/** Opens a socket. Messages come in order, unless the network is `jumbled`: then changes come late, twice and in any order. */
export function openSocket(
  { time, random, network, server }: { time: TimeLine; random: Random; network: Network; server: Server },
  user: string,
  onMessage: (message: ServerMessage) => void,
  onClosed: (reason: 'lost' | 'kicked') => void,
): Socket {
  let isOpen = true;
  let lastMs = 0;
  const arrive = (atMs: number, message: ServerMessage): void => {
    time.after(atMs - time.nowMs, () => {
      if (isOpen && network.fault !== 'black-hole' && network.fault !== 'cut') onMessage(message);
    });
  };
  const end = (reason: 'lost' | 'kicked'): void => {
    if (!isOpen) return;
    isOpen = false;
    server.connections.delete(connection);
    time.after(5, () => onClosed(reason));
  };
  const connection: Connection = {
    user,
    deliver(message) {
      if (network.fault === 'lossy' && message.kind === 'change' && random.chance(0.3)) return;
      if (network.fault === 'jumbled' && message.kind === 'change') {
        if (random.chance(0.3)) arrive(time.nowMs + random.between(10, 2_000), message);
        arrive(time.nowMs + random.between(10, 1_500), message);
        return;
      }
      lastMs = Math.max(lastMs, time.nowMs + random.between(10, 120));
      arrive(lastMs, message);
    },
    closed: end,
  };
  network.carry(
    () => isOpen && server.connect(connection),
    () => end('lost'),
  );
  return {
    ping: () => network.carry(() => server.connections.has(connection) && server.pong(connection)),
    close() {
      isOpen = false;
      server.connections.delete(connection);
    },
    cut: () => end('lost'),
    kick: () => end('kicked'),
  };
}
