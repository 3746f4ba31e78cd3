import { MOST_REMEMBERED } from './remember.ts';
import type { Direction } from './wire-fact.ts';

/** Numbers the events of each direction and namespace on one connection. Of too many namespaces no number is known. */
export interface Ordinals {
  /** The number of the event that comes now. `null`: earlier ones may be missing. */
  next(dir: Direction, namespace: string): number | null;
  /** Something of this direction was missed: from here on no number is known. */
  lose(dir: Direction): void;
}

export function createOrdinals(): Ordinals {
  const counts: Record<Direction, Map<string, number> | null> = { in: new Map(), out: new Map() };
  return {
    next(dir, namespace) {
      const known = counts[dir];
      if (known === null) return null;
      const next = (known.get(namespace) ?? 0) + 1;
      known.set(namespace, next);
      if (known.size > MOST_REMEMBERED) counts[dir] = null;
      return next;
    },
    lose(dir) {
      counts[dir] = null;
    },
  };
}
