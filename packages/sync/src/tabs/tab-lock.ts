export interface TabLock {
  /** Bids for the lock of this user, in place of the bid before: queues for it, or takes it from whoever holds it. */
  bid(bid: TabBid): void;
  /** Leaves the queue, or gives the lock back. */
  resign(): void;
}

export interface TabBid {
  readonly kind: 'elect' | 'usurp';
  readonly user: string;
  /** Names the bid in what is told of it. */
  readonly bid: number;
}

export interface TabLockOptions {
  readonly locks: LockManager;
  readonly name: string;
  readonly onElected: (bid: number) => void;
  /** Another tab has taken the lock. Not told of what `resign` gave back. */
  readonly onDeposed: (bid: number) => void;
}

/** Elects one of a browser's tabs by a Web Lock, which the browser gives to the next one when its holder is gone. */
export function createTabLock({ locks, name, onElected, onDeposed }: TabLockOptions): TabLock {
  /** Lets go of the lock, or of the place in the queue; absent where there is neither. */
  let end: (() => void) | undefined;

  const resign = () => {
    end?.();
    end = undefined;
  };

  const place = ({ kind, user, bid }: TabBid) => {
    const held = Promise.withResolvers<void>();
    const queue = new AbortController();
    const own = () => {
      held.resolve();
      queue.abort();
    };
    end = own;
    let elected = false;
    const hold = () => {
      if (end !== own) return undefined;
      elected = true;
      onElected(bid);
      return held.promise;
    };
    // The two options exclude each other.
    const options: LockOptions = kind === 'usurp' ? { steal: true } : { signal: queue.signal };
    locks.request(`${name} ${user}`, options, hold).catch(() => {
      // Rejected: it was stolen, or the queue was left.
      if (end !== own) return;
      end = undefined;
      if (elected) onDeposed(bid);
    });
  };

  return {
    bid: (bid) => {
      resign();
      place(bid);
    },
    resign,
  };
}
