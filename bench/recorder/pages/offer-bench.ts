import { createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Shows the component, and offers `bench(count)`: µs that one commit takes on its own path, the median of the commits. */
export function offerBench(tree: ReactNode, commit: (n: number) => void): void {
  const root = document.body.appendChild(document.createElement('main'));
  createRoot(root).render(createElement('p', null, tree));

  /** The page's clock has steps of 5 µs, so commits are timed ten at a time. */
  const together = 10;
  const bench = async (count: number): Promise<number> => {
    const each: number[] = [];
    for (let n = 0; n < count; ) {
      const startedMs = performance.now();
      for (const end = n + together; n < end; n++) commit(n);
      each.push(((performance.now() - startedMs) * 1_000) / together);
      await new Promise((resolve) => setTimeout(resolve));
    }
    each.sort((a, b) => a - b);
    return each[each.length >> 1] ?? Number.NaN;
  };
  Object.assign(globalThis, { bench });
}
