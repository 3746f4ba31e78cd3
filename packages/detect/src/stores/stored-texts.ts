import { isJsonObject, type Json } from '@driftscope/records';

/** A field of a store that holds a text, and how to get there. */
export interface StoredText {
  readonly path: string;
  readonly field: string;
  readonly text: string;
}

/** All texts in a state. */
export function storedTexts(value: Json, path = '', field = ''): readonly StoredText[] {
  if (typeof value === 'string') return [{ path, field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: Json) => storedTexts(item, `${path}[]`, field));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) =>
    storedTexts(child, path === '' ? name : `${path}.${name}`, name),
  );
}
