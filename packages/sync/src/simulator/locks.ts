/** Web Locks as the tabs of one browser have them: one holder for each name, a queue, and stealing. A bid is told by its number. */
export interface Locks<Owner> {
  request(name: string, owner: Owner, bid: number): void;
  steal(name: string, owner: Owner, bid: number): void;
  /** Gives back what it holds of this name, and leaves its queue. */
  release(name: string, owner: Owner): void;
  /** The same for all names, as when a tab is closed. */
  releaseAll(owner: Owner): void;
}

interface Bid<Owner> {
  readonly owner: Owner;
  readonly bid: number;
}

export function createLocks<Owner>(
  granted: (owner: Owner, bid: number) => void,
  stolen: (owner: Owner, bid: number) => void,
): Locks<Owner> {
  const queues = new Map<string, readonly Bid<Owner>[]>();
  const queueOf = (name: string): readonly Bid<Owner>[] => queues.get(name) ?? [];
  const grantFirst = (name: string): void => {
    const first = queueOf(name)[0];
    if (first !== undefined) granted(first.owner, first.bid);
  };
  const release = (name: string, owner: Owner): void => {
    const held = queueOf(name)[0]?.owner === owner;
    queues.set(
      name,
      queueOf(name).filter((one) => one.owner !== owner),
    );
    if (held) grantFirst(name);
  };
  return {
    request(name, owner, bid) {
      release(name, owner);
      queues.set(name, [...queueOf(name), { owner, bid }]);
      if (queueOf(name).length === 1) grantFirst(name);
    },
    steal(name, owner, bid) {
      release(name, owner);
      const [holder, ...waiting] = queueOf(name);
      queues.set(name, [{ owner, bid }, ...waiting]);
      if (holder !== undefined) stolen(holder.owner, holder.bid);
      grantFirst(name);
    },
    release,
    releaseAll(owner) {
      for (const name of queues.keys()) release(name, owner);
    },
  };
}
