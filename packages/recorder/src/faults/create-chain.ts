/** Adds a link; answers how to take it out again. */
export type Chain<Args extends readonly unknown[], Answer> = (
  link: (...args: Args) => Answer | undefined,
) => () => void;

/** Lets several faults share one place: the first link that answers decides. With no links left the place is empty again. */
export function createChain<Args extends readonly unknown[], Answer>(
  place: (ask: ((...args: Args) => Answer | undefined) | undefined) => void,
): Chain<Args, Answer> {
  const links = new Set<(...args: Args) => Answer | undefined>();
  const ask = (...args: Args) => {
    for (const link of links) {
      const answer = link(...args);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return (link) => {
    // A function of its own, so that the same link may be added twice.
    const added = (...args: Args) => link(...args);
    if (links.size === 0) place(ask);
    links.add(added);
    return () => {
      if (links.delete(added) && links.size === 0) place(undefined);
    };
  };
}
