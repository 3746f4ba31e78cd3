import type { Json } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';

/**
 * Reads JSON text.
 *
 * @returns the value, or `invalid-json` with the engine's own words on where it broke.
 */
export function parseJson(text: string): Result<Json> {
  try {
    const value: Json = JSON.parse(text);
    return ok(value);
  } catch (error) {
    return fail('invalid-json', `Not JSON: ${String(error)}`, 'Check that the text is whole and was not cut.');
  }
}
