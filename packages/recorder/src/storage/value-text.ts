import { jsonText } from '../hook/json-text.ts';
import { createBudget, isSpent } from '../store/budget.ts';
import { encodeState } from '../store/encode-state.ts';

export interface ValueText {
  readonly value?: string;
  readonly cut?: 'size';
}

const MAX_CHARS = 32_768;
const MAX_NODES = 4096;

/** A value as text: a string as it is, all else as the JSON of its encoded state. Too large: the start of a string, else nothing. */
export function valueText(value: unknown): ValueText {
  if (value === undefined) return {};
  if (typeof value === 'string') {
    return value.length > MAX_CHARS ? { value: value.slice(0, MAX_CHARS), cut: 'size' } : { value };
  }
  const budget = createBudget(MAX_NODES, MAX_CHARS);
  // In an array, since a primitive is a value too.
  const copy = encodeState([value], budget);
  if (typeof copy !== 'object' || copy === null || isSpent(budget)) return { cut: 'size' };
  return { value: jsonText(copy).slice(1, -1) };
}
