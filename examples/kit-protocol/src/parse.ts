import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Result } from './problem.ts';

/** Looks at what came from outside, once; `what` names it in the problem. */
export function parse<Schema extends TSchema>(schema: Schema, input: unknown, what: string): Result<Static<Schema>> {
  if (Value.Check(schema, input)) return { ok: true, value: input };
  const [first] = Value.Errors(schema, input);
  const where = first === undefined ? '' : ` (${first.instancePath || '/'} ${first.message})`;
  return {
    ok: false,
    error: { kind: 'malformed', message: `${what} is not in the expected form${where}.`, hint: 'Check the fields.' },
  };
}
