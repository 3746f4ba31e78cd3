import type { JsonObject } from '@driftscope/records';

/**
 * Of two views of one entity that have the same fields: the known one, as long as the other says nothing else. What is read
 * again and again is then forgotten at once, where it would be kept in the place of its equal.
 */
export function keptObject(known: JsonObject, next: JsonObject): JsonObject {
  if (known === next) return known;
  for (const name in next) if (known[name] !== next[name]) return next;
  return known;
}
