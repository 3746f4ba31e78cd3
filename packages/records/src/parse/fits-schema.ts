import type { Static, TSchema } from 'typebox';
import { type Check, plainCheck } from './plain-check.ts';

/** Built when first asked for. */
const checks = new WeakMap<TSchema, Check>();

/**
 * Whether a value is what a schema says, where generated code is forbidden, as in a page with a strict policy: some
 * hundred times as fast as what TypeBox falls back to there.
 *
 * Throws for a schema with a keyword that `plainCheck` does not handle.
 */
export function fitsSchema<Schema extends TSchema>(schema: Schema, value: unknown): value is Static<Schema> {
  const check = checks.get(schema) ?? plainCheck(schema);
  checks.set(schema, check);
  return check(value);
}
