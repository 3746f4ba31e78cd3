import type { Json } from '@driftscope/records';
import { shorten } from '../format/shorten.ts';

/** A value in few characters: containers by their size, texts by their beginning. */
export function shortValue(value: Json, mostChars = 40): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).length}}`;
  return shorten(JSON.stringify(value), mostChars);
}
