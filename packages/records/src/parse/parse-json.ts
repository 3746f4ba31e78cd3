import type { Json } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { isNestedDeeper } from './is-nested-deeper.ts';

/** What recorders write ends at 200. Who walks a value by recursion would run out of stack some thousands deep. */
const MAX_DEPTH = 500;

/**
 * Reads JSON text, nested at most 500 deep.
 *
 * @returns the value; `too-deep`; or `invalid-json` with the engine's own words on where it broke.
 */
export function parseJson(text: string): Result<Json> {
  if (isTooDeep(text)) {
    return fail('too-deep', `JSON nested deeper than ${MAX_DEPTH}`, 'Cut what lies deeper, as recorders do.');
  }
  try {
    const value: Json = JSON.parse(text);
    return ok(value);
  } catch (error) {
    return fail('invalid-json', `Not JSON: ${String(error)}`, 'Check that the text is whole and was not cut.');
  }
}

/** Whether {@link parseJson} would refuse the text for its depth, whoever parses it. */
export const isTooDeep = (text: string): boolean => isNestedDeeper(text, MAX_DEPTH);
