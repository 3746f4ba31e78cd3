/** Who is online, counted over all sockets of a user. */
export interface Presence {
  /** True if the user was not online before. */
  connected(user: string, socket: string): boolean;
  disconnected(user: string, socket: string, nowMs: number): void;
  isOnline(user: string): boolean;
  /** Users whose last socket closed so long ago that they are offline now. Each is named once. */
  takeGone(nowMs: number): readonly string[];
}

/** @param graceMs - how long after its last socket closed a user still counts as online: a reconnect is no news. */
export function createPresence(graceMs: number): Presence {
  const sockets = new Map<string, Set<string>>();
  /** When those without a socket are taken for gone. */
  const leaving = new Map<string, number>();

  return {
    connected(user, socket) {
      const open = sockets.get(user);
      if (open !== undefined) {
        open.add(socket);
        leaving.delete(user);
        return false;
      }
      sockets.set(user, new Set([socket]));
      return true;
    },
    disconnected(user, socket, nowMs) {
      const open = sockets.get(user);
      if (open?.delete(socket) && open.size === 0) leaving.set(user, nowMs + graceMs);
    },
    isOnline: (user) => sockets.has(user),
    takeGone(nowMs) {
      const gone = [...leaving].filter(([, atMs]) => atMs <= nowMs).map(([user]) => user);
      for (const user of gone) {
        leaving.delete(user);
        sockets.delete(user);
      }
      return gone;
    },
  };
}
