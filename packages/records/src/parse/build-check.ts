import type { TSchema } from 'typebox';
import { Compile } from 'typebox/schema';
import { type Check, plainCheck } from './plain-check.ts';

/**
 * Builds the check of a schema: as generated code where that is allowed, else out of closures.
 *
 * Extensions forbid generated code, and what TypeBox falls back to takes 20 µs a record there. Generated code takes
 * 0.01 µs, closures take 0.2 µs.
 */
export function buildCheck(schema: TSchema): Check {
  const compiled = Compile(schema);
  return compiled.IsAccelerated() ? (value) => compiled.Check(value) : plainCheck(schema);
}
