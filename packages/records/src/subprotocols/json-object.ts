import { isJsonObject, type JsonObject } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';

/** The object that a text is. `undefined`: it is none. */
export function jsonObject(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const parsed = parseJson(text);
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined;
}
