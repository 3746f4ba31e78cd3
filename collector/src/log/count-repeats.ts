/** Hears of something that may come thousands of times: of what kind it is. Says whether it is the first in a while. */
export type CountRepeats = (kind: string) => boolean;

/**
 * Builds what keeps a flood out of the log: of each kind the first is to be told, and those that follow are counted.
 *
 * @param tell Hears how many followed, when `quietMs` have passed since the first, if any did.
 */
export function countRepeats(tell: (kind: string, count: number) => void, quietMs: number): CountRepeats {
  const counts = new Map<string, number>();
  const end = (kind: string) => {
    const count = counts.get(kind) ?? 0;
    counts.delete(kind);
    if (count > 0) tell(kind, count);
  };
  return (kind) => {
    const count = counts.get(kind);
    counts.set(kind, count === undefined ? 0 : count + 1);
    if (count === undefined) setTimeout(() => end(kind), quietMs).unref();
    return count === undefined;
  };
}
