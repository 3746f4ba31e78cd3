export interface KindMatcher {
  wants(kind: string): boolean;
  /** Whether a wanted kind can be in this JSON text: a quick look, before it is parsed. */
  mayHold(json: string): boolean;
}

/** @param kinds Whole ones, or families: `socket.*`. */
export function createKindMatcher(kinds: readonly string[]): KindMatcher {
  const exact = new Set(kinds);
  const families = kinds.filter((kind) => kind.endsWith('.*')).map((kind) => kind.slice(0, -1));
  const quoted = kinds.map((kind) => (kind.endsWith('.*') ? `"${kind.slice(0, -1)}` : `"${kind}"`));
  return {
    wants: (kind) => exact.has(kind) || families.some((family) => kind.startsWith(family)),
    // A writer may escape what need not be.
    mayHold: (json) => quoted.some((kind) => json.includes(kind)) || json.includes('\\u'),
  };
}
