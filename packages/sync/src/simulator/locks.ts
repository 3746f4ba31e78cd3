/** Web Locks as the tabs of one browser have them: one holder for each name, a queue, and stealing. */
export interface Locks<Owner> {
  request(name: string, owner: Owner): void;
  steal(name: string, owner: Owner): void;
  /** Gives back what it holds of this name, and leaves its queue. */
  release(name: string, owner: Owner): void;
  /** The same for all names, as when a tab is closed. */
  releaseAll(owner: Owner): void;
}

export function createLocks<Owner>(granted: (owner: Owner) => void, stolen: (owner: Owner) => void): Locks<Owner> {
  const queues = new Map<string, Owner[]>();
  const queueOf = (name: string): Owner[] => {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  };
  const release = (name: string, owner: Owner): void => {
    const queue = queueOf(name);
    const held = queue[0] === owner;
    queues.set(
      name,
      queue.filter((one) => one !== owner),
    );
    const next = queueOf(name)[0];
    if (held && next !== undefined) granted(next);
  };
  return {
    request(name, owner) {
      const queue = queueOf(name);
      if (queue.includes(owner)) return;
      queue.push(owner);
      if (queue[0] === owner) granted(owner);
    },
    steal(name, owner) {
      const [holder, ...waiting] = queueOf(name);
      if (holder === owner) return;
      queues.set(name, [owner, ...waiting.filter((one) => one !== owner)]);
      if (holder !== undefined) stolen(holder);
      granted(owner);
    },
    release,
    releaseAll(owner) {
      for (const name of queues.keys()) release(name, owner);
    },
  };
}
