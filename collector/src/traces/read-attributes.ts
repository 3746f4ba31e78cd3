import type { TraceSpan } from '@driftscope/records';

const NAMES_MAX = 64;
const VALUE_MAX = 1_000;

/** Keeps what says something in one line: at most 64 attributes, their texts cut at 1,000 UTF-16 units. Lists become text. */
export function readAttributes(source: Iterable<readonly [string, unknown]>): TraceSpan['attributes'] {
  const attributes: Record<string, string | number | boolean> = {};
  let count = 0;
  for (const [name, value] of source) {
    const kept = readValue(value);
    if (kept === undefined || name === '__proto__') continue;
    attributes[name.slice(0, 200)] = kept;
    count += 1;
    if (count === NAMES_MAX) break;
  }
  return attributes;
}

function readValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value === 'string') return value.slice(0, VALUE_MAX);
  return Array.isArray(value) ? JSON.stringify(value).slice(0, VALUE_MAX) : undefined;
}
