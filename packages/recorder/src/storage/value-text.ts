import { jsonText } from '../hook/json-text.ts';
import { createBudget, isSpent } from '../store/budget.ts';
import { encodeState } from '../store/encode-state.ts';

export interface ValueText {
  readonly value?: string;
  readonly cut?: 'size';
}

const maxChars = 32_768;
const maxNodes = 4096;

/** A value as text: a string as it is, all else as the JSON of its encoded state. Too large: the start of a string, else nothing. */
export function valueText(value: unknown): ValueText {
  if (value === undefined) return {};
  if (typeof value === 'string') {
    return value.length > maxChars ? { value: value.slice(0, maxChars), cut: 'size' } : { value };
  }
  const budget = createBudget(maxNodes, maxChars);
  // In an array, since a primitive is a value too.
  const copy = encodeState([value], budget);
  if (typeof copy !== 'object' || copy === null || isSpent(budget)) return { cut: 'size' };
  return { value: jsonText(copy).slice(1, -1) };
}
