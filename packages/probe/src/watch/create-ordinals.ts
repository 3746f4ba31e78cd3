import type { EngineConnection } from '../socket-io.ts';
import type { Ordinals } from './watch-parts.ts';

export function createOrdinals(): Ordinals {
  const counts = new WeakMap<EngineConnection, Map<string, number>>();
  const of = (connection: EngineConnection): Map<string, number> => {
    const known = counts.get(connection) ?? new Map<string, number>();
    counts.set(connection, known);
    return known;
  };
  return {
    next: (connection, namespace) => {
      const byNamespace = of(connection);
      const n = (byNamespace.get(namespace) ?? 0) + 1;
      byNamespace.set(namespace, n);
      return n;
    },
    count: (connection, namespace) => of(connection).get(namespace) ?? 0,
  };
}
