import type { Json } from '@driftscope/records';

/** A value in few characters: containers by their size, texts by their beginning. */
export function shortValue(value: Json, mostChars = 40): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).length}}`;
  const text = JSON.stringify(value);
  return text.length > mostChars ? `${text.slice(0, mostChars - 1)}…` : text;
}
