interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Builds the function that stores one of many and resolves once that is committed, with what became of it.
 *
 * What arrives in one turn of the event loop, or while the commit before it waits for the disk, shares a commit: where more
 * comes all the time, commits are fewer and larger.
 *
 * @param commit stores them all in one commit; gives what became of each, in their order.
 */
export function createCommitter<Item, Outcome>(
  commit: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let busy = false;

  const flush = async () => {
    const taken = waiting;
    waiting = [];
    try {
      const outcomes = await commit(taken.map(({ item }) => item));
      for (const [index, outcome] of outcomes.entries()) taken[index]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
    busy = false;
    schedule();
  };

  const schedule = () => {
    if (busy || waiting.length === 0) return;
    busy = true;
    setImmediate(() => void flush());
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
