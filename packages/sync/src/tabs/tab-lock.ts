export interface TabLock {
  /** Queues for the lock of this user; asked twice it queues once. */
  elect(user: string): void;
  /** Takes the lock from whoever holds it. */
  usurp(user: string): void;
  /** Leaves the queue, or gives the lock back. */
  resign(): void;
}

export interface TabLockOptions {
  readonly locks: LockManager;
  readonly name: string;
  readonly onElected: () => void;
  /** Another tab has taken the lock. Not told of what `resign` gave back. */
  readonly onDeposed: () => void;
}

interface Bid {
  readonly user: string;
  /** Lets go of the lock, or of the place in the queue. */
  readonly end: () => void;
}

/** Elects one of a browser's tabs by a Web Lock, which the browser gives to the next one when its holder is gone. */
export function createTabLock({ locks, name, onElected, onDeposed }: TabLockOptions): TabLock {
  let bid: Bid | undefined;

  const resign = () => {
    bid?.end();
    bid = undefined;
  };

  const place = (user: string, steal: boolean) => {
    const held = Promise.withResolvers<void>();
    const queue = new AbortController();
    const own: Bid = {
      user,
      end: () => {
        held.resolve();
        queue.abort();
      },
    };
    bid = own;
    let elected = false;
    const hold = () => {
      if (bid !== own) return undefined;
      elected = true;
      onElected();
      return held.promise;
    };
    // The two options exclude each other.
    const options: LockOptions = steal ? { steal } : { signal: queue.signal };
    locks.request(`${name} ${user}`, options, hold).catch(() => {
      // Rejected: it was stolen, or the queue was left.
      if (bid !== own) return;
      bid = undefined;
      if (elected) onDeposed();
    });
  };

  return {
    elect: (user) => {
      if (bid?.user === user) return;
      resign();
      place(user, false);
    },
    usurp: (user) => {
      resign();
      place(user, true);
    },
    resign,
  };
}
