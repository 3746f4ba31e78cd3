interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

const restMaxMs = 10;

/**
 * Builds the function that stores one of many and resolves once that is committed, with what became of it.
 *
 * What arrives in one turn of the event loop shares a commit, since a commit waits for the disk. After a commit as much
 * time passes as it took, some ms at most, before the next: where more comes all the time, half of the time is left to
 * read and check it, and commits are fewer and larger.
 *
 * @param commit stores them all in one commit; gives what became of each, in their order.
 * @param nowMs monotonic.
 */
export function createCommitter<Item, Outcome>(
  commit: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  nowMs: () => number = () => performance.now(),
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let busy = false;
  let restUntilMs = Number.NEGATIVE_INFINITY;

  const flush = async () => {
    const taken = waiting;
    waiting = [];
    const startedMs = nowMs();
    try {
      const outcomes = await commit(taken.map(({ item }) => item));
      for (const [index, outcome] of outcomes.entries()) taken[index]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
    const endedMs = nowMs();
    restUntilMs = endedMs + Math.min(endedMs - startedMs, restMaxMs);
    busy = false;
    schedule();
  };

  const schedule = () => {
    if (busy || waiting.length === 0) return;
    busy = true;
    const restMs = restUntilMs - nowMs();
    if (restMs > 0) setTimeout(() => void flush(), restMs);
    else setImmediate(() => void flush());
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
